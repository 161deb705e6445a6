// mode: write
// params: personId
// returns: none
// expect: NodeUniqueIndexSeek
// Removes the card of a locked person.
MATCH (:Person {id: $personId})-[:HAS_STORY]->(card:StoryCard)
DETACH DELETE card
