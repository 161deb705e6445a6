// mode: write
// params: personId, tokenId, tokenHash, goneMonth, sealed
// returns: none
// Keeps the fingerprint of a new API token.
MATCH (person:Person {id: $personId})-[:HAS_ACCOUNT]->(account:Account)
MERGE (token:ApiToken {id: $tokenId})
ON CREATE SET token.tokenHash = $tokenHash,
  token.goneMonth = $goneMonth,
  token.sealed = $sealed
MERGE (account)-[:HAS_TOKEN]->(token)
