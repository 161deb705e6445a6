// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Every API token of a person.
MATCH (person:Person {id: $personId})-[:HAS_ACCOUNT]->(account:Account)
MATCH (account)-[:HAS_TOKEN]->(token:ApiToken)
RETURN
  token.id AS id,
  token.sealed AS sealed,
  account.id AS accountId,
  person.id AS personId
ORDER BY id
