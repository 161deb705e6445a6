// mode: write
// params: personId, answerId, goneMonth, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps that a locked person wants to be asked again later. It hangs on nobody else's code.
MATCH (person:Person {id: $personId})
MERGE (answer:TieAnswer {id: $answerId})
SET answer.goneMonth = $goneMonth,
  answer.sealed = $sealed
MERGE (person)-[:ANSWERED]->(answer)
