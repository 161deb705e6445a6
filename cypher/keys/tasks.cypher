// mode: read
// params: after, most
// returns: many
// A page of what lies on the desk, still sealed, by id.
MATCH (task:Task)
WHERE task.id > $after
RETURN task.id AS id, task.sealed AS sealed
ORDER BY id
LIMIT $most
