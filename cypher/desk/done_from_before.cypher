// mode: read
// params: month, after, most
// returns: many
// expect: NodeIndexSeek
// A page of what is done and was put on the desk in this month or before, by id.
MATCH (task:Task)
WHERE task.state = 'done' AND task.id > $after AND task.madeMonth <= $month
RETURN task.id AS id
ORDER BY id
LIMIT $most
