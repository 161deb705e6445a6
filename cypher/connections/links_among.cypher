// mode: read
// params: personId, ids
// returns: many
// The links that one person's map has from any of some connections.
MATCH (person:Person {id: $personId})
UNWIND $ids AS id
MATCH (first:Connection {id: id})
USING INDEX SEEK first:Connection(id)
WHERE EXISTS { (first)<-[:HAS_ON_MAP]-(person) }
MATCH (first)-[link:LINKED_TO]-()
RETURN DISTINCT link.id AS id, link.version AS version, link.sealed AS sealed
