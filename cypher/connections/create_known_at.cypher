// mode: write
// params: personId, rows
// returns: none
// Hook connections on to the places of the same map where they were known.
MATCH (person:Person {id: $personId})
UNWIND $rows AS row
MATCH (connection:Connection {id: row.id})
USING INDEX SEEK connection:Connection(id)
WHERE EXISTS { (connection)<-[:HAS_ON_MAP]-(person) }
MATCH (place:Place {id: row.placeId})
USING INDEX SEEK place:Place(id)
WHERE EXISTS { (place)<-[:HAS_PLACE]-(person) }
CREATE (connection)-[:KNOWN_AT]->(place)
