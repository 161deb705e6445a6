// How somebody may be reached outside of here is one sealed record, found by person.

CREATE CONSTRAINT reach_id IF NOT EXISTS
FOR (reach:Reach)
REQUIRE reach.id IS UNIQUE;
