// mode: write
// params: codeId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what became of the code in a letter, whose asker is locked.
MATCH (approach:Approach {id: $codeId})
SET approach.sealed = $sealed
