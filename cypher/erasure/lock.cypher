// mode: write
// params: personId
// returns: maybe
// Locks somebody who is being erased.
MATCH (person:Person {id: $personId})
SET person.lockSeq = coalesce(person.lockSeq, 0) + 1
RETURN person.id AS id
