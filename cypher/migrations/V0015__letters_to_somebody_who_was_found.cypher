// Letters with a code, to somebody who may be the one that a request asks for.

CREATE CONSTRAINT approach_id IF NOT EXISTS
FOR (approach:Approach)
REQUIRE approach.id IS UNIQUE;

CREATE CONSTRAINT approach_hash IF NOT EXISTS
FOR (approach:Approach)
REQUIRE approach.codeHash IS UNIQUE;

CREATE INDEX approach_gone_month IF NOT EXISTS
FOR (approach:Approach)
ON (approach.goneMonth);
