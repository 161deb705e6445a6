// mode: write
// params: accountId, sessionId, tokenHash, goneMonth, sealed
// returns: none
// Begins a session.
MATCH (account:Account {id: $accountId})
MERGE (session:Session {id: $sessionId})
ON CREATE SET session.tokenHash = $tokenHash,
  session.goneMonth = $goneMonth,
  session.version = 1,
  session.sealed = $sealed
MERGE (account)-[:HAS_SESSION]->(session)
