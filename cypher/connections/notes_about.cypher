// mode: read
// params: personId, aboutId
// returns: many
// The notes about one person or place on somebody's map; no row where it isn't on theirs.
MATCH (person:Person {id: $personId})
CALL (person) {
  MATCH (about:Connection {id: $aboutId})
  USING INDEX SEEK about:Connection(id)
  WHERE EXISTS { (about)<-[:HAS_ON_MAP]-(person) }
  RETURN about
  UNION ALL
  MATCH (about:Place {id: $aboutId})
  USING INDEX SEEK about:Place(id)
  WHERE EXISTS { (about)<-[:HAS_PLACE]-(person) }
  RETURN about
}
OPTIONAL MATCH (about)-[:HAS_NOTE]->(note:Note)
RETURN note.id AS id, note.version AS version, note.sealed AS sealed
