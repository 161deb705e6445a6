// mode: write
// params: people
// returns: many
// expect: NodeUniqueIndexSeek
// Locks people in the order in which they are named: the order of their ids.
// Who is not there, or is being erased, is not answered.
UNWIND $people AS personId
MATCH (person:Person {id: personId})
SET person.lockSeq = 0
WITH person
WHERE person.erasing IS NULL
RETURN person.id AS personId
