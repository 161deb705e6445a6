// mode: write
// params: id
// returns: none
// expect: NodeUniqueIndexSeek
// Forgets something on the desk that is locked.
MATCH (task:Task {id: $id})
DETACH DELETE task
