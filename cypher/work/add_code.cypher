// mode: write
// params: personId, codeId, codeHash, goneMonth, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps the fingerprint of a code that a person hands to a worker.
MATCH (person:Person {id: $personId})
MERGE (code:WorkerCode {id: $codeId})
ON CREATE SET code.codeHash = $codeHash,
  code.goneMonth = $goneMonth,
  code.sealed = $sealed
MERGE (person)-[:HAS_WORKER_CODE]->(code)
