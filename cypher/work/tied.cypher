// mode: read
// params: workerId, personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Whether somebody at work has a tie of their own with a person.
MATCH (worker:Person {id: $workerId})-[:PARTY_TO]->(tie:Tie)
WHERE EXISTS { (tie)<-[:PARTY_TO]-(:Person {id: $personId}) }
  AND $workerId <> $personId
RETURN tie.id AS id
LIMIT 1
