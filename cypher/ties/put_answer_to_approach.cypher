// mode: write
// params: personId, codeId, answerId, goneMonth, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what a locked person has answered to a letter.
MATCH (person:Person {id: $personId})
MATCH (approach:Approach {id: $codeId})
MERGE (answer:TieAnswer {id: $answerId})
ON CREATE SET answer.goneMonth = $goneMonth,
  answer.sealed = $sealed
MERGE (person)-[:ANSWERED]->(answer)
MERGE (answer)-[:TO_CODE]->(approach)
