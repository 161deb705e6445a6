// mode: write
// params: personId, sessionIds
// returns: none
// expect: NodeUniqueIndexSeek
// Ends these sessions, those among them that are this person's.
MATCH (person:Person {id: $personId})-[:HAS_ACCOUNT]->(account:Account)
MATCH (account)-[:HAS_SESSION]->(session:Session)
WHERE session.id IN $sessionIds
DETACH DELETE session
