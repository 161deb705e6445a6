// mode: write
// params: personId, codeId, answerId, goneMonth, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what a locked person has answered to a code.
MATCH (person:Person {id: $personId})
MATCH (code:TieCode {id: $codeId})
MERGE (answer:TieAnswer {id: $answerId})
ON CREATE SET answer.goneMonth = $goneMonth,
  answer.sealed = $sealed
MERGE (person)-[:ANSWERED]->(answer)
MERGE (answer)-[:TO_CODE]->(code)
