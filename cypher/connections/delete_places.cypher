// mode: write
// params: personId, ids
// returns: none
// Take places off one person's map.
MATCH (person:Person {id: $personId})
UNWIND $ids AS id
MATCH (place:Place {id: id})<-[:HAS_PLACE]-(person)
DETACH DELETE place
