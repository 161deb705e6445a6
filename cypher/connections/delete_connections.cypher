// mode: write
// params: personId, ids
// returns: none
// Take connections off one person's map.
MATCH (person:Person {id: $personId})
UNWIND $ids AS id
MATCH (connection:Connection {id: id})
USING INDEX SEEK connection:Connection(id)
WHERE EXISTS { (connection)<-[:HAS_ON_MAP]-(person) }
DETACH DELETE connection
