// mode: write
// params: assignmentId, state, version, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what has changed in somebody's place on a list that is locked.
MATCH (assignment:Assignment {id: $assignmentId})
SET assignment.state = $state,
  assignment.version = $version,
  assignment.sealed = $sealed
