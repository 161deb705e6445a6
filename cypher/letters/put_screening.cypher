// mode: write
// params: id, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps that a letter of a locked person has not been passed on yet, and how far that is.
MERGE (screening:Screening {id: $id})
SET screening.sealed = $sealed
