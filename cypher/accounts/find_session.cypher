// mode: read
// params: tokenHash
// returns: maybe
// expect: NodeUniqueIndexSeek
// most-db-hits: 40
// Who a session belongs to, in one round trip: asked on every page.
MATCH (session:Session {tokenHash: $tokenHash})
MATCH (account:Account)-[:HAS_SESSION]->(session)
MATCH (person:Person)-[:HAS_ACCOUNT]->(account)
RETURN
  session.id AS id,
  session.version AS version,
  session.sealed AS sealed,
  account.id AS accountId,
  person.id AS personId
