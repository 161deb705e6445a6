// mode: write
// params: codeId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what became of a code whose owner is locked.
MATCH (code:TieCode {id: $codeId})
SET code.sealed = $sealed
