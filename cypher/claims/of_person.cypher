// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Everything that a person says of shared pasts, as it is sealed.
MATCH (:Person {id: $personId})-[:SAYS]->(claim:Claim)
OPTIONAL MATCH (claim)-[:ABOUT]->(other:Person)
RETURN
  claim.id AS id,
  claim.version AS version,
  claim.sealed AS sealed,
  other.id AS aboutId
ORDER BY id
