// mode: write
// params: personId, ids
// returns: none
// Take links off one person's map.
MATCH (person:Person {id: $personId})
UNWIND $ids AS id
MATCH (first:Connection)-[link:LINKED_TO {id: id}]->()
WHERE EXISTS { (person)-[:HAS_ON_MAP]->(first) }
DELETE link
