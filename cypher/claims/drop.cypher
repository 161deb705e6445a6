// mode: write
// params: personId, claimId
// returns: none
// expect: NodeUniqueIndexSeek
// Removes what a locked person said, with all that hangs on it: what others attested, the codes
// that show it, and what organisations were asked.
MATCH (:Person {id: $personId})-[:SAYS]->(claim:Claim {id: $claimId})
OPTIONAL MATCH (claim)<-[:ABOUT|OF_CLAIM]-(hanging)
DETACH DELETE hanging, claim
