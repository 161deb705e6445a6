// mode: write
// params: personId, codeId
// returns: none
// expect: NodeUniqueIndexSeek
// Takes a code of a locked person away. What was answered to it stays its giver's.
MATCH (person:Person {id: $personId})-[:HAS_TIE_CODE]->
  (code:TieCode {id: $codeId})
DETACH DELETE code
