// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Every list that a person is, or has been, on.
MATCH (person:Person {id: $personId})-[:HAS_ASSIGNMENT]->(assignment:Assignment)
MATCH (assignment)-[:FOR_WORK_OF]->(organisation:Organisation)
RETURN
  assignment.id AS id,
  assignment.kind AS kind,
  assignment.state AS state,
  assignment.version AS version,
  assignment.sealed AS sealed,
  organisation.id AS organisationId
ORDER BY id
