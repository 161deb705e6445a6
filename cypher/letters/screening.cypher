// mode: read
// params: id
// returns: maybe
// expect: NodeUniqueIndexSeek
// How far one letter is that has not been passed on.
MATCH (screening:Screening {id: $id})
RETURN screening.id AS id, screening.sealed AS sealed
