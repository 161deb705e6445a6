// mode: read
// params: personId, ids
// returns: many
// What hangs on items that are about to go: links, notes, photos, and who was known at a place.
MATCH (person:Person {id: $personId})
CALL (person) {
  UNWIND $ids AS id
  MATCH (gone:Connection {id: id})
  USING INDEX SEEK gone:Connection(id)
  WHERE EXISTS { (gone)<-[:HAS_ON_MAP]-(person) }
  RETURN gone
  UNION ALL
  UNWIND $ids AS id
  MATCH (gone:Place {id: id})
  USING INDEX SEEK gone:Place(id)
  WHERE EXISTS { (gone)<-[:HAS_PLACE]-(person) }
  RETURN gone
  UNION ALL
  UNWIND $ids AS id
  MATCH (gone:Photo {id: id})
  USING INDEX SEEK gone:Photo(id)
  WHERE EXISTS {
    (gone)<-[:HAS_PHOTO]-()<-[:HAS_ON_MAP|HAS_PLACE]-(person)
  }
  RETURN gone
}
CALL (gone) {
  MATCH (gone)-[item:LINKED_TO]-()
  RETURN 'link' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
  UNION ALL
  MATCH (gone)-[:HAS_NOTE]->(item:Note)
  RETURN 'note' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
  UNION ALL
  MATCH (gone)-[:HAS_PHOTO]->(item:Photo)
  RETURN 'photo' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
  UNION ALL
  MATCH (gone)<-[:KNOWN_AT|HAS_PHOTO]-(item:Connection)
  RETURN 'connection' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
}
RETURN DISTINCT kind, itemId AS id, version, sealed
