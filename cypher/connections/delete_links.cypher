// mode: write
// params: personId, ids
// returns: none
// Take links off one person's map.
MATCH (person:Person {id: $personId})
UNWIND $ids AS id
MATCH (first:Connection)-[link:LINKED_TO {id: id}]->()
USING INDEX SEEK link:LINKED_TO(id)
WHERE EXISTS { (person)-[:HAS_ON_MAP]->(first) }
DELETE link
