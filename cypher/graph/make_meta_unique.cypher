// mode: auto
// params:
// returns: none
// One node that says which store this is.
CREATE CONSTRAINT meta_id IF NOT EXISTS
FOR (meta:Meta)
REQUIRE meta.id IS UNIQUE
