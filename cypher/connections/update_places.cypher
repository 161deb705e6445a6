// mode: write
// params: personId, rows
// returns: none
// Keep what has changed about places on one person's map.
MATCH (person:Person {id: $personId})
UNWIND $rows AS row
MATCH (place:Place {id: row.id})
USING INDEX SEEK place:Place(id)
WHERE EXISTS { (place)<-[:HAS_PLACE]-(person) }
SET place.kind = row.kind,
  place.version = row.version,
  place.sealed = row.sealed
