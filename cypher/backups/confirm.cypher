// mode: write
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Notes that human beings have confirmed what one person has closed.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
WHERE person.unconfirmed
REMOVE person.unconfirmed
RETURN person.id AS id
