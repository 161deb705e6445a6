// mode: write
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Notes that what one person has closed since a backup may be lost: nothing about them is open.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0,
  person.unconfirmed = true
RETURN person.id AS id
