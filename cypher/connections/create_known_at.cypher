// mode: write
// params: personId, rows
// returns: none
// Hook connections on to the places of the same map where they were known.
MATCH (person:Person {id: $personId})
UNWIND $rows AS row
MATCH (connection:Connection {id: row.id})<-[:HAS_ON_MAP]-(person)
MATCH (place:Place {id: row.placeId})<-[:HAS_PLACE]-(person)
CREATE (connection)-[:KNOWN_AT]->(place)
