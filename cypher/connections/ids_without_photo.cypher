// mode: read
// params: ids
// returns: many
// expect: NodeUniqueIndexSeek
// Which ids no photo on any map has: undone, or never kept.
UNWIND $ids AS id
OPTIONAL MATCH (photo:Photo {id: id})
USING INDEX SEEK photo:Photo(id)
WITH id, photo
WHERE photo IS NULL
RETURN id
