// mode: write
// params: personId, rows
// returns: none
// Keep what has changed about connections on one person's map.
MATCH (person:Person {id: $personId})
UNWIND $rows AS row
MATCH (connection:Connection {id: row.id})
USING INDEX SEEK connection:Connection(id)
WHERE EXISTS { (connection)<-[:HAS_ON_MAP]-(person) }
SET connection.kind = row.kind,
  connection.version = row.version,
  connection.sealed = row.sealed
