// mode: read
// params: nameIndex
// returns: maybe
// expect: NodeUniqueIndexSeek
// most-db-hits: 40
// The account behind a sign-in name, as it is sealed.
MATCH (account:Account {nameIndex: $nameIndex})
MATCH (person:Person)-[:HAS_ACCOUNT]->(account)
RETURN
  person.id AS personId,
  account.id AS id,
  account.version AS version,
  account.sealed AS sealed
