// mode: write
// params: personId, claimId
// returns: none
// expect: NodeUniqueIndexSeek
// Removes what a locked person said, with every attestation that hangs on it.
MATCH (:Person {id: $personId})-[:SAYS]->(claim:Claim {id: $claimId})
OPTIONAL MATCH (claim)<-[:ABOUT]-(attestation:Attestation)
DETACH DELETE attestation, claim
