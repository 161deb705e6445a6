// mode: write
// params: sessionId, tokenHash, sealed
// returns: maybe
// expect: NodeUniqueIndexSeek
// Gives a session a new token: the old one opens nothing from here on.
MATCH (session:Session {id: $sessionId})
SET session.tokenHash = $tokenHash,
  session.version = session.version + 1,
  session.sealed = $sealed
RETURN session.id AS id
