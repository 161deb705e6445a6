// mode: read
// params: accountId
// returns: maybe
// expect: NodeUniqueIndexSeek
// An account by its id, for somebody who holds a pass to it.
MATCH (account:Account {id: $accountId})
MATCH (person:Person)-[:HAS_ACCOUNT]->(account)
RETURN
  person.id AS personId,
  account.id AS id,
  account.version AS version,
  account.sealed AS sealed
