// mode: write
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Locks a person, then reads every draft of theirs, as it is sealed.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
MATCH (person)-[:HAS_DRAFT]->(draft:Draft)
RETURN
  draft.id AS id,
  draft.sealed AS sealed
ORDER BY id
