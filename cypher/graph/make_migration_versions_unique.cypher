// mode: auto
// params:
// returns: none
// One record for each migration, also when two runners write it at once.
CREATE CONSTRAINT migration_version IF NOT EXISTS
FOR (migration:Migration)
REQUIRE migration.version IS UNIQUE
