// mode: write
// params: personId, rows
// returns: none
// Keep what has changed in notes on one person's map.
MATCH (person:Person {id: $personId})
UNWIND $rows AS row
MATCH (note:Note {id: row.id})
USING INDEX SEEK note:Note(id)
WHERE EXISTS {
  (note)<-[:HAS_NOTE]-()<-[:HAS_ON_MAP|HAS_PLACE]-(person)
}
SET note.version = row.version, note.sealed = row.sealed
