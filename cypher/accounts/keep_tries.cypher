// mode: write
// params: rows
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps counts of tries that are locked.
UNWIND $rows AS row
MATCH (tries:Tries {id: row.id})
SET tries.sealed = row.sealed
