// mode: write
// params: personId, claimId
// returns: none
// expect: NodeUniqueIndexSeek
// Says whom a claim is about, once that person has agreed. The first who agrees stays.
MATCH (other:Person {id: $personId})
MATCH (claim:Claim {id: $claimId})
WHERE NOT EXISTS { (claim)-[:ABOUT]->(:Person) }
CREATE (claim)-[:ABOUT]->(other)
