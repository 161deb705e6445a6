// mode: write
// params: personId
// returns: none
// expect: NodeUniqueIndexSeek
// Ends every session of a person.
MATCH (person:Person {id: $personId})-[:HAS_ACCOUNT]->(account:Account)
MATCH (account)-[:HAS_SESSION]->(session:Session)
DETACH DELETE session
