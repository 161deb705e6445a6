// mode: read
// params: ids
// returns: many
// expect: NodeUniqueIndexSeek
// Which of these answers there still are.
UNWIND $ids AS id
MATCH (answer:TieAnswer {id: id})
RETURN answer.id AS id
