// mode: write
// params: personId, rows
// returns: none
// Link connections of one person's own map with each other.
MATCH (person:Person {id: $personId})
UNWIND $rows AS row
MATCH (first:Connection {id: row.first})
USING INDEX SEEK first:Connection(id)
WHERE EXISTS { (first)<-[:HAS_ON_MAP]-(person) }
MATCH (second:Connection {id: row.second})
USING INDEX SEEK second:Connection(id)
WHERE EXISTS { (second)<-[:HAS_ON_MAP]-(person) }
CREATE (first)-[:LINKED_TO {
  id: row.id, kind: row.kind, version: row.version, sealed: row.sealed
}]->(second)
