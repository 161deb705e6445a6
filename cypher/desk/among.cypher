// mode: read
// params: ids
// returns: many
// Which of these have been put on the desk.
UNWIND $ids AS id
MATCH (task:Task {id: id})
RETURN task.id AS id
