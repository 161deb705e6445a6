// mode: write
// params: personId, ids
// returns: none
// Unhook connections from the places where they were known, before new ones are hooked on.
MATCH (person:Person {id: $personId})
UNWIND $ids AS id
MATCH (connection:Connection {id: id})
USING INDEX SEEK connection:Connection(id)
WHERE EXISTS { (connection)<-[:HAS_ON_MAP]-(person) }
MATCH (connection)-[known:KNOWN_AT]->()
DELETE known
