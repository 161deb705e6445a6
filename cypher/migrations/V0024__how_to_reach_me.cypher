// How somebody can be reached is one sealed record, found by person.

CREATE CONSTRAINT details_id IF NOT EXISTS
FOR (details:Details)
REQUIRE details.id IS UNIQUE;
