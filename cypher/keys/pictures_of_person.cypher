// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Ids under which pictures of one person may lie: on the map, in its history, owed,
// or with letters.
MATCH (person:Person {id: $personId})
CALL (person) {
  MATCH (person)-[:HAS_PLACE|HAS_ON_MAP]->()-[:HAS_PHOTO]->(photo:Photo)
  RETURN photo.id AS id
  UNION
  MATCH (person)-[:TOOK]->(step:Step)
  UNWIND coalesce(step.items, []) + coalesce(step.owed, []) AS id
  RETURN id
  UNION
  MATCH (person)-[:KEEPS_PICTURE]->(picture:LetterPicture)
  RETURN picture.id AS id
}
RETURN DISTINCT id
