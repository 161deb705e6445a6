// mode: write
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Locks a person, then reads their account: what is decided from it can't change meanwhile.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
MATCH (person)-[:HAS_ACCOUNT]->(account:Account)
RETURN
  person.id AS personId,
  account.id AS id,
  account.version AS version,
  account.sealed AS sealed
