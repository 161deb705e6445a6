// mode: read
// params: personId, ids
// returns: many
// What one person holds under some ids, whatever kind of item each is.
MATCH (person:Person {id: $personId})
CALL (person) {
  UNWIND $ids AS id
  MATCH (item:Connection {id: id})
  USING INDEX SEEK item:Connection(id)
  WHERE EXISTS { (item)<-[:HAS_ON_MAP]-(person) }
  RETURN 'connection' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
  UNION ALL
  UNWIND $ids AS id
  MATCH (item:Place {id: id})
  USING INDEX SEEK item:Place(id)
  WHERE EXISTS { (item)<-[:HAS_PLACE]-(person) }
  RETURN 'place' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
  UNION ALL
  UNWIND $ids AS id
  MATCH (item:MapSettings {id: id})
  USING INDEX SEEK item:MapSettings(id)
  WHERE EXISTS { (item)<-[:HAS_SETTINGS]-(person) }
  RETURN 'settings' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
  UNION ALL
  UNWIND $ids AS id
  MATCH (item:Note {id: id})
  USING INDEX SEEK item:Note(id)
  WHERE EXISTS {
    (item)<-[:HAS_NOTE]-()<-[:HAS_ON_MAP|HAS_PLACE]-(person)
  }
  RETURN 'note' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
  UNION ALL
  UNWIND $ids AS id
  MATCH (item:Photo {id: id})
  USING INDEX SEEK item:Photo(id)
  WHERE EXISTS {
    (item)<-[:HAS_PHOTO]-()<-[:HAS_ON_MAP|HAS_PLACE]-(person)
  }
  RETURN 'photo' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
  UNION ALL
  UNWIND $ids AS id
  MATCH (first:Connection)-[item:LINKED_TO {id: id}]->()
  USING INDEX SEEK item:LINKED_TO(id)
  WHERE EXISTS { (person)-[:HAS_ON_MAP]->(first) }
  RETURN 'link' AS kind, item.id AS itemId, item.version AS version,
    item.sealed AS sealed
}
RETURN kind, itemId AS id, version, sealed
