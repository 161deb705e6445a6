// mode: write
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Locks a person who is not being erased, then reads what they keep about staying in touch.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
WHERE person.erasing IS NULL
OPTIONAL MATCH (person)-[:HAS_RHYTHMS]->(rhythms:Rhythms)
RETURN rhythms.id AS id, rhythms.sealed AS sealed
