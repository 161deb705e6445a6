// mode: write
// params: personId, rows
// returns: none
// Put new connections on one person's map.
MATCH (person:Person {id: $personId})
UNWIND $rows AS row
CREATE (person)-[:HAS_ON_MAP]->(:Connection {
  id: row.id, kind: row.kind, version: row.version, sealed: row.sealed
})
