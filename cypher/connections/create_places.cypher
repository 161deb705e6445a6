// mode: write
// params: personId, rows
// returns: none
// Put new places on one person's map.
MATCH (person:Person {id: $personId})
UNWIND $rows AS row
CREATE (person)-[:HAS_PLACE]->(:Place {
  id: row.id, kind: row.kind, version: row.version, sealed: row.sealed
})
