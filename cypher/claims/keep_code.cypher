// mode: write
// params: codeId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what became of a code, whose owner is locked. Where there is no such code nothing happens.
MATCH (code:ClaimCode {id: $codeId})
SET code.sealed = $sealed
