// mode: write
// params: sessionId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what has changed in a session whose owner is locked.
MATCH (session:Session {id: $sessionId})
SET session.version = session.version + 1,
  session.sealed = $sealed
