// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Every picture that somebody has with letters, still sealed.
MATCH (person:Person {id: $personId})
  -[:KEEPS_PICTURE]->(picture:LetterPicture)
RETURN
  picture.id AS id,
  person.id AS personId,
  picture.sealed AS sealed
ORDER BY id
