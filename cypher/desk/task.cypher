// mode: read
// params: id
// returns: maybe
// expect: NodeUniqueIndexSeek
// One thing on the desk, still sealed.
MATCH (task:Task {id: $id})
RETURN
  task.id AS id,
  task.kind AS kind,
  task.state AS state,
  task.madeMonth AS madeMonth,
  task.version AS version,
  task.sealed AS sealed
