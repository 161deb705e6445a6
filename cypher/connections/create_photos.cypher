// mode: write
// params: personId, rows
// returns: none
// Put new photos with the connections and places of one person that they are about.
MATCH (person:Person {id: $personId})
UNWIND $rows AS row
CALL (person, row) {
  MATCH (about:Connection {id: row.about})
  USING INDEX SEEK about:Connection(id)
  WHERE EXISTS { (about)<-[:HAS_ON_MAP]-(person) }
  RETURN about
  UNION
  MATCH (about:Place {id: row.about})
  USING INDEX SEEK about:Place(id)
  WHERE EXISTS { (about)<-[:HAS_PLACE]-(person) }
  RETURN about
}
CREATE (about)-[:HAS_PHOTO]->(:Photo {
  id: row.id, version: row.version, sealed: row.sealed
})
