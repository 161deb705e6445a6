// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Everybody whom one person has given a slip, still sealed.
MATCH (person:Person {id: $personId})-[:HAS_ACCOUNT]->(account:Account)
MATCH (account)-[:HAS_TRUSTED_PERSON]->(trusted:TrustedPerson)
RETURN
  person.id AS personId,
  account.id AS accountId,
  trusted.id AS id,
  trusted.slipIndex AS slipIndex,
  trusted.passedIndex AS passedIndex,
  trusted.sealed AS sealed
