// mode: write
// params: personId
// returns: maybe
// Locks one person until the end of the unit of work.
MATCH (person:Person {id: $personId})
SET person.lockSeq = coalesce(person.lockSeq, 0) + 1
RETURN person.id AS id
