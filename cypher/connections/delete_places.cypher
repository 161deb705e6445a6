// mode: write
// params: personId, ids
// returns: none
// Take places off one person's map.
MATCH (person:Person {id: $personId})
UNWIND $ids AS id
MATCH (place:Place {id: id})
USING INDEX SEEK place:Place(id)
WHERE EXISTS { (place)<-[:HAS_PLACE]-(person) }
DETACH DELETE place
