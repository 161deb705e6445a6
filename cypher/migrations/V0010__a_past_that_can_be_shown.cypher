// What organisations were asked to look for in their records; codes that show one claim.

CREATE CONSTRAINT record_search_id IF NOT EXISTS
FOR (search:RecordSearch)
REQUIRE search.id IS UNIQUE;

CREATE CONSTRAINT claim_code_id IF NOT EXISTS
FOR (code:ClaimCode)
REQUIRE code.id IS UNIQUE;

CREATE CONSTRAINT claim_code_hash IF NOT EXISTS
FOR (code:ClaimCode)
REQUIRE code.codeHash IS UNIQUE;

CREATE INDEX claim_code_gone_month IF NOT EXISTS
FOR (code:ClaimCode)
ON (code.goneMonth);
