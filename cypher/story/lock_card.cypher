// mode: write
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Locks a person, then reads their own card, as it is sealed.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
OPTIONAL MATCH (person)-[:HAS_STORY]->(card:StoryCard)
RETURN
  card.id AS id,
  card.version AS version,
  card.sealed AS sealed
