// mode: write
// params: personId, pictureId, goneMonth, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps a picture of a locked person, as it stands now. No month: it goes with a letter.
MATCH (person:Person {id: $personId})
MERGE (picture:LetterPicture {id: $pictureId})
SET picture.goneMonth = $goneMonth,
  picture.sealed = $sealed
MERGE (person)-[:KEEPS_PICTURE]->(picture)
