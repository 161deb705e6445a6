// mode: write
// params: personId
// returns: maybe
// Locks somebody who is being erased.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
RETURN person.id AS id
