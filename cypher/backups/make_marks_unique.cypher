// mode: auto
// params:
// returns: none
// Finds nodes by their mark while a backup is loaded.
CREATE CONSTRAINT restoring_mark IF NOT EXISTS
FOR (restoring:Restoring)
REQUIRE restoring.restoreMark IS UNIQUE
