// mode: write
// params: sessionId, version, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Notes that a session is in use, unless it has ended or changed meanwhile.
MATCH (session:Session {id: $sessionId})
SET session.lockSeq = coalesce(session.lockSeq, 0) + 1
WITH session
WHERE session.version = $version
SET session.version = $version + 1,
  session.sealed = $sealed
