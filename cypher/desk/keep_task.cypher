// mode: write
// params: id, state, version, sealed
// returns: none
// Keeps something on the desk that is locked and has changed.
MATCH (task:Task {id: $id})
SET task.state = $state,
  task.version = $version,
  task.sealed = $sealed
