// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Every code that a person has made for a worker and that nobody has used.
MATCH (person:Person {id: $personId})-[:HAS_WORKER_CODE]->(code:WorkerCode)
RETURN
  code.id AS id,
  code.sealed AS sealed,
  person.id AS personId
ORDER BY id
