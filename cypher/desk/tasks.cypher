// mode: read
// params: state, after, most
// returns: many
// expect: NodeIndexSeek
// A page of what lies on the desk in one state, still sealed, by id.
MATCH (task:Task)
WHERE task.state = $state AND task.id > $after
RETURN
  task.id AS id,
  task.kind AS kind,
  task.state AS state,
  task.madeMonth AS madeMonth,
  task.version AS version,
  task.sealed AS sealed
ORDER BY id
LIMIT $most
