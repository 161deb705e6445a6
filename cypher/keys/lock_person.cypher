// mode: write
// params: personId
// returns: maybe
// Locks one person until the end of the unit of work.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
RETURN person.id AS id
