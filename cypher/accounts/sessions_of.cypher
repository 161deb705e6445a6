// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Every session of a person, also those that have run out and wait to be swept.
MATCH (person:Person {id: $personId})-[:HAS_ACCOUNT]->(account:Account)
MATCH (account)-[:HAS_SESSION]->(session:Session)
RETURN
  session.id AS id,
  session.version AS version,
  session.sealed AS sealed,
  account.id AS accountId,
  person.id AS personId
ORDER BY id
