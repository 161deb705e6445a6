// mode: write
// params: personId, codeId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Takes a code away, used or not. No row: it was gone already.
MATCH (person:Person {id: $personId})-[:HAS_WORKER_CODE]->(code:WorkerCode)
WHERE code.id = $codeId
WITH code, code.id AS id
DETACH DELETE code
RETURN id
