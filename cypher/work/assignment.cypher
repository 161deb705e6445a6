// mode: read
// params: assignmentId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Somebody's place on a list, as it is sealed.
MATCH (assignment:Assignment {id: $assignmentId})
MATCH (assignment)-[:FOR_WORK_OF]->(organisation:Organisation)
RETURN
  assignment.id AS id,
  assignment.kind AS kind,
  assignment.state AS state,
  assignment.version AS version,
  assignment.sealed AS sealed,
  organisation.id AS organisationId
