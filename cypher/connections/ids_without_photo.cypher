// mode: read
// params: ids
// returns: many
// expect: NodeUniqueIndexSeek
// Which ids no photo on any map and no picture of a letter has: undone, or never kept.
UNWIND $ids AS id
OPTIONAL MATCH (photo:Photo {id: id})
USING INDEX SEEK photo:Photo(id)
OPTIONAL MATCH (picture:LetterPicture {id: id})
USING INDEX SEEK picture:LetterPicture(id)
WITH id, photo, picture
WHERE photo IS NULL AND picture IS NULL
RETURN id
