// mode: read
// params: codeHash
// returns: maybe
// expect: NodeUniqueIndexSeek
// Whose code this is.
MATCH (code:WorkerCode {codeHash: $codeHash})
MATCH (person)-[:HAS_WORKER_CODE]->(code)
RETURN
  code.id AS id,
  code.sealed AS sealed,
  person.id AS personId
