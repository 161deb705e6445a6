// mode: write
// params: personId, staffId, organisationId, assignmentId, kind, state, month, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Puts a person on a worker's list; the same id again changes nothing.
MATCH (person:Person {id: $personId})
MATCH (staff:StaffAccount {id: $staffId})
MATCH (organisation:Organisation {id: $organisationId})
MERGE (assignment:Assignment {id: $assignmentId})
ON CREATE SET assignment.kind = $kind,
  assignment.state = $state,
  assignment.madeMonth = $month,
  assignment.version = 1,
  assignment.sealed = $sealed
MERGE (person)-[:HAS_ASSIGNMENT]->(assignment)
MERGE (staff)-[:CARRIES]->(assignment)
MERGE (assignment)-[:FOR_WORK_OF]->(organisation)
