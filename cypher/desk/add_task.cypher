// mode: write
// params: id, kind, state, month, sealed
// returns: none
// Puts something on the desk of people at work.
MERGE (task:Task {id: $id})
ON CREATE SET task.kind = $kind,
  task.state = $state,
  task.madeMonth = $month,
  task.version = 1,
  task.sealed = $sealed
