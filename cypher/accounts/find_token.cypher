// mode: read
// params: tokenHash
// returns: maybe
// expect: NodeUniqueIndexSeek
// most-db-hits: 40
// Whose API token this is, in one round trip: asked on every call.
MATCH (token:ApiToken {tokenHash: $tokenHash})
MATCH (account:Account)-[:HAS_TOKEN]->(token)
MATCH (person:Person)-[:HAS_ACCOUNT]->(account)
RETURN
  token.id AS id,
  token.sealed AS sealed,
  account.id AS accountId,
  person.id AS personId
