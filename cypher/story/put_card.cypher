// mode: write
// params: personId, cardId, version, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps the card of a locked person.
MATCH (person:Person {id: $personId})
MERGE (card:StoryCard {id: $cardId})
SET card.version = $version,
  card.sealed = $sealed
MERGE (person)-[:HAS_STORY]->(card)
