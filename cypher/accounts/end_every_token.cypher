// mode: write
// params: personId
// returns: none
// expect: NodeUniqueIndexSeek
// Takes every API token of a person back.
MATCH (person:Person {id: $personId})-[:HAS_ACCOUNT]->(account:Account)
MATCH (account)-[:HAS_TOKEN]->(token:ApiToken)
DETACH DELETE token
