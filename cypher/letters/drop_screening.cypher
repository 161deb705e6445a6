// mode: write
// params: id
// returns: none
// expect: NodeUniqueIndexSeek
// Forgets that a letter waited.
MATCH (screening:Screening {id: $id})
DELETE screening
