// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// A person's account, to look at.
MATCH (person:Person {id: $personId})-[:HAS_ACCOUNT]->(account:Account)
RETURN
  person.id AS personId,
  account.id AS id,
  account.version AS version,
  account.sealed AS sealed
