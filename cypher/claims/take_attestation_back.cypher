// mode: write
// params: personId, attestationId
// returns: none
// expect: NodeUniqueIndexSeek
// Removes what a locked person attested; a claim that they agreed to is about nobody known again.
MATCH (giver:Person {id: $personId})
  -[:GAVE]->(attestation:Attestation {id: $attestationId})
  -[:ABOUT]->(claim:Claim)
OPTIONAL MATCH (claim)-[link:ABOUT]->(giver)
WHERE attestation.method = 'other_agrees'
DELETE link
DETACH DELETE attestation
