// mode: write
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Locks a person, then reads everything that they say of shared pasts.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
MATCH (person)-[:SAYS]->(claim:Claim)
OPTIONAL MATCH (claim)-[:ABOUT]->(other:Person)
RETURN
  claim.id AS id,
  claim.version AS version,
  claim.sealed AS sealed,
  other.id AS aboutId
ORDER BY id
