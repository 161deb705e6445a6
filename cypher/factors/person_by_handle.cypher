// mode: read
// params: handleIndex
// returns: maybe
// expect: NodeUniqueIndexSeek
// Whose account the holder of a passkey means.
MATCH (factors:Factors {handleIndex: $handleIndex})
MATCH (person:Person)-[:HAS_ACCOUNT]->(account:Account)
  -[:HAS_FACTORS]->(factors)
RETURN person.id AS personId
