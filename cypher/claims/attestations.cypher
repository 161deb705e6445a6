// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// What stands for the claims of a person, and who stands behind each: one walk through the graph.
MATCH (by:Person {id: $personId})-[:SAYS]->(claim:Claim)
  <-[:ABOUT]-(attestation:Attestation)
MATCH (giver:Person)-[:GAVE]->(attestation)
OPTIONAL MATCH (claim)-[:ABOUT]->(about:Person)
RETURN
  claim.id AS claimId,
  attestation.id AS id,
  attestation.method AS method,
  attestation.sealed AS sealed,
  giver.id AS giverId,
  about.id AS aboutId,
  [(giver)-[:SAYS]->(kin:Claim)-[:ABOUT]->(by) | kin.kind]
    + [(by)-[:SAYS]->(kin:Claim)-[:ABOUT]->(giver) | kin.kind] AS kinds
ORDER BY claimId, id
