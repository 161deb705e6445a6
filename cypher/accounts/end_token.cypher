// mode: write
// params: personId, tokenId
// returns: none
// expect: NodeUniqueIndexSeek
// Takes an API token back, if it is this person's.
MATCH (person:Person {id: $personId})-[:HAS_ACCOUNT]->(account:Account)
MATCH (account)-[:HAS_TOKEN]->(token:ApiToken {id: $tokenId})
DETACH DELETE token
