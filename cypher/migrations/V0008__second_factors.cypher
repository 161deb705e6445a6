// What somebody can show besides a password is found by person, or by the handle of a passkey.

CREATE CONSTRAINT factors_id IF NOT EXISTS
FOR (factors:Factors)
REQUIRE factors.id IS UNIQUE;

CREATE CONSTRAINT factors_handle IF NOT EXISTS
FOR (factors:Factors)
REQUIRE factors.handleIndex IS UNIQUE;

CREATE CONSTRAINT trusted_person_id IF NOT EXISTS
FOR (trusted:TrustedPerson)
REQUIRE trusted.id IS UNIQUE;

CREATE CONSTRAINT trusted_person_slip IF NOT EXISTS
FOR (trusted:TrustedPerson)
REQUIRE trusted.slipIndex IS UNIQUE;

CREATE INDEX trusted_person_passed IF NOT EXISTS
FOR (trusted:TrustedPerson)
ON (trusted.passedIndex);
