// mode: write
// params: personId, tieId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps one locked person's own side of a tie as it is now.
MATCH (person:Person {id: $personId})-[party:PARTY_TO]->(tie:Tie {id: $tieId})
SET party.sealed = $sealed
