// mode: write
// params: personId
// returns: none
// expect: NodeUniqueIndexSeek
// Takes somebody who is being erased out of every tie. One that nobody is left in goes.
MATCH (person:Person {id: $personId})-[party:PARTY_TO]->(tie:Tie)
DELETE party
WITH tie
WHERE NOT EXISTS { (tie)<-[:PARTY_TO]-() }
DELETE tie
