// What somebody keeps about staying in touch is one sealed record, found by person.

CREATE CONSTRAINT rhythms_id IF NOT EXISTS
FOR (rhythms:Rhythms)
REQUIRE rhythms.id IS UNIQUE;
