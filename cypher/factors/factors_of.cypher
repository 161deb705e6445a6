// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// What one person can show besides their password, still sealed.
MATCH (person:Person {id: $personId})-[:HAS_ACCOUNT]->(account:Account)
MATCH (account)-[:HAS_FACTORS]->(factors:Factors)
RETURN
  person.id AS personId,
  factors.id AS id,
  factors.version AS version,
  factors.sealed AS sealed
