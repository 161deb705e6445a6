// mode: write
// params: rows
// returns: none
// scan: allowed
// Puts nodes of a backup into a store. Their marks have an index while a restore goes on.
UNWIND $rows AS row
MERGE (node:Restoring {restoreMark: row.mark})
ON CREATE SET node += row.properties
SET node:$(row.labels)
