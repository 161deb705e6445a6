// mode: write
// params: version
// returns: none
// Notes that a migration is done, after its last statement.
MATCH (migration:Migration {version: $version})
SET migration.state = 'done',
  migration.doneAt = datetime()
