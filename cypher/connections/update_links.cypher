// mode: write
// params: personId, rows
// returns: none
// Keep what has changed about links on one person's map.
MATCH (person:Person {id: $personId})
UNWIND $rows AS row
MATCH (first:Connection)-[link:LINKED_TO {id: row.id}]->()
USING INDEX SEEK link:LINKED_TO(id)
WHERE EXISTS { (person)-[:HAS_ON_MAP]->(first) }
SET link.kind = row.kind, link.version = row.version, link.sealed = row.sealed
