// mode: write
// params: assignmentId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Locks somebody's place on a list, then reads it.
MATCH (assignment:Assignment {id: $assignmentId})
SET assignment.lockSeq = coalesce(assignment.lockSeq, 0) + 1
WITH assignment
MATCH (assignment)-[:FOR_WORK_OF]->(organisation:Organisation)
RETURN
  assignment.id AS id,
  assignment.kind AS kind,
  assignment.state AS state,
  assignment.version AS version,
  assignment.sealed AS sealed,
  organisation.id AS organisationId
