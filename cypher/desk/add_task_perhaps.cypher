// mode: write
// params: wanted, id, kind, state, month, sealed
// returns: none
// Puts something on the desk where it is wanted; where not, the same work is done for nothing.
UNWIND CASE WHEN $wanted THEN [$id] ELSE [] END AS taskId
MERGE (task:Task {id: taskId})
ON CREATE SET task.kind = $kind,
  task.state = $state,
  task.madeMonth = $month,
  task.version = 1,
  task.sealed = $sealed
