// mode: read
// params: codeId
// returns: maybe
// expect: NodeUniqueIndexSeek
// What was answered to a code, and by whom.
MATCH (code:TieCode {id: $codeId})<-[:TO_CODE]-(answer:TieAnswer)
MATCH (person)-[:ANSWERED]->(answer)
RETURN answer.id AS id, answer.sealed AS sealed, person.id AS personId
