// mode: write
// params: personId, codeId, codeHash, goneMonth, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps the fingerprint of a code that a locked person gives to somebody they still know.
MATCH (person:Person {id: $personId})
MERGE (code:TieCode {id: $codeId})
ON CREATE SET code.codeHash = $codeHash,
  code.goneMonth = $goneMonth,
  code.sealed = $sealed
MERGE (person)-[:HAS_TIE_CODE]->(code)
