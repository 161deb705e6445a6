// mode: write
// params: version, name, checksum
// returns: none
// Notes that a migration has begun, before its first statement.
MERGE (migration:Migration {version: $version})
SET migration.name = $name,
  migration.checksum = $checksum,
  migration.state = 'started',
  migration.startedAt = datetime()
