// mode: read
// params: personId, ids
// returns: many
// What hangs on items that are about to go: links, notes, photos, and who was known at a place.
MATCH (person:Person {id: $personId})
CALL (person) {
  UNWIND $ids AS id
  MATCH (gone:Connection {id: id})<-[:HAS_ON_MAP]-(person)
  MATCH (gone)-[item:LINKED_TO]-()
  RETURN 'link' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
  UNION
  MATCH (person)-[:HAS_ON_MAP|HAS_PLACE]->(gone)-[:HAS_NOTE]->(item:Note)
  WHERE gone.id IN $ids
  RETURN 'note' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
  UNION
  MATCH (person)-[:HAS_ON_MAP|HAS_PLACE]->(gone)-[:HAS_PHOTO]->(item:Photo)
  WHERE gone.id IN $ids
  RETURN 'photo' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
  UNION
  MATCH (person)-[:HAS_PLACE]->(gone:Place)<-[:KNOWN_AT]-(item:Connection)
  WHERE gone.id IN $ids
  RETURN 'connection' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
  UNION
  UNWIND $ids AS id
  MATCH (:Photo {id: id})<-[:HAS_PHOTO]-(item:Connection)<-[:HAS_ON_MAP]-(person)
  RETURN 'connection' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
}
RETURN kind, itemId AS id, version, sealed
