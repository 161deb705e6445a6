// mode: write
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Locks a person who is not being erased, then reads how they can be reached.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
WHERE person.erasing IS NULL
OPTIONAL MATCH (person)-[:HAS_DETAILS]->(details:Details)
RETURN details.id AS id, details.sealed AS sealed
