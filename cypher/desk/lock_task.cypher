// mode: write
// params: id
// returns: maybe
// expect: NodeUniqueIndexSeek
// Locks something on the desk, then reads it.
MATCH (task:Task {id: $id})
SET task.lockSeq = coalesce(task.lockSeq, 0) + 1
WITH task
RETURN
  task.id AS id,
  task.kind AS kind,
  task.state AS state,
  task.madeMonth AS madeMonth,
  task.version AS version,
  task.sealed AS sealed
