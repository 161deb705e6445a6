// mode: write
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Locks a person, then reads whom they have described, as it is sealed.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
OPTIONAL MATCH (person)-[:HAS_DESCRIPTIONS]->(descriptions:Descriptions)
RETURN
  descriptions.id AS id,
  descriptions.version AS version,
  descriptions.sealed AS sealed
