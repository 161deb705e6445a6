// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// A person's own card, as it is sealed.
MATCH (:Person {id: $personId})-[:HAS_STORY]->(card:StoryCard)
RETURN
  card.id AS id,
  card.version AS version,
  card.sealed AS sealed
