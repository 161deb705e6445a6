// Accounts are found by name, sessions and tokens by their fingerprint; what runs out is swept.

CREATE CONSTRAINT account_id IF NOT EXISTS
FOR (account:Account)
REQUIRE account.id IS UNIQUE;

CREATE CONSTRAINT account_name IF NOT EXISTS
FOR (account:Account)
REQUIRE account.nameIndex IS UNIQUE;

CREATE CONSTRAINT session_id IF NOT EXISTS
FOR (session:Session)
REQUIRE session.id IS UNIQUE;

CREATE CONSTRAINT session_token IF NOT EXISTS
FOR (session:Session)
REQUIRE session.tokenHash IS UNIQUE;

CREATE CONSTRAINT api_token_id IF NOT EXISTS
FOR (token:ApiToken)
REQUIRE token.id IS UNIQUE;

CREATE CONSTRAINT api_token_hash IF NOT EXISTS
FOR (token:ApiToken)
REQUIRE token.tokenHash IS UNIQUE;

CREATE CONSTRAINT tries_id IF NOT EXISTS
FOR (tries:Tries)
REQUIRE tries.id IS UNIQUE;

CREATE CONSTRAINT draft_id IF NOT EXISTS
FOR (draft:Draft)
REQUIRE draft.id IS UNIQUE;

CREATE INDEX session_gone IF NOT EXISTS
FOR (session:Session)
ON (session.goneMonth);

CREATE INDEX tries_gone IF NOT EXISTS
FOR (tries:Tries)
ON (tries.goneMonth);

CREATE INDEX draft_gone IF NOT EXISTS
FOR (draft:Draft)
ON (draft.goneMonth);
