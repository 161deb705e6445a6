// mode: write
// params: personId, rows
// returns: none
// Keep what has changed in photos on one person's map.
MATCH (person:Person {id: $personId})
UNWIND $rows AS row
MATCH (photo:Photo {id: row.id})
USING INDEX SEEK photo:Photo(id)
WHERE EXISTS {
  (photo)<-[:HAS_PHOTO]-()<-[:HAS_ON_MAP|HAS_PLACE]-(person)
}
SET photo.version = row.version, photo.sealed = row.sealed
