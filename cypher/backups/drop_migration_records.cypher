// mode: write
// params:
// returns: none
// scan: allowed
// Makes room for the record of migrations that comes with a backup.
MATCH (migration:Migration)
DETACH DELETE migration
