// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Every attestation that a person has given, as it is sealed.
MATCH (giver:Person {id: $personId})-[:GAVE]->(attestation:Attestation)
  -[:ABOUT]->(claim:Claim)
RETURN
  attestation.id AS id,
  attestation.method AS method,
  attestation.sealed AS sealed,
  claim.id AS claimId,
  giver.id AS giverId
ORDER BY id
