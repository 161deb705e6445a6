// mode: read
// params:
// returns: many
// scan: allowed
// Every migration that has been begun here, oldest first: a few dozen at most.
MATCH (migration:Migration)
RETURN
  migration.version AS version,
  migration.name AS name,
  migration.checksum AS checksum,
  migration.state AS state
ORDER BY version
