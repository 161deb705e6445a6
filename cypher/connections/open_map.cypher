// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// most-db-hits: 6000
// Everything that the map draws, as one row of column lists, in one round trip.
MATCH (person:Person {id: $personId})
OPTIONAL MATCH (person)-[:HAS_SETTINGS]->(settings:MapSettings)
CALL (person) {
  OPTIONAL MATCH (person)-[:HAS_PLACE]->(place:Place)
  RETURN collect(place) AS places
}
CALL (person) {
  OPTIONAL MATCH (person)-[:HAS_ON_MAP]->(connection:Connection)
  RETURN collect(connection) AS connections
}
CALL (connections) {
  UNWIND connections AS connection
  MATCH (connection)-[link:LINKED_TO]->()
  RETURN
    collect(link.id) AS linkIds,
    collect(link.version) AS linkVersions,
    collect(link.sealed) AS linkSealed
}
CALL (connections, places) {
  UNWIND connections + places AS about
  MATCH (about)-[:HAS_PHOTO]->(photo:Photo)
  RETURN
    collect(photo.id) AS photoIds,
    collect(photo.version) AS photoVersions,
    collect(photo.sealed) AS photoSealed
}
CALL (connections, places) {
  UNWIND connections + places AS about
  WITH about
  WHERE EXISTS { (about)-[:HAS_NOTE]->() }
  RETURN collect(about.id) AS noted
}
RETURN
  coalesce(person.mapSeq, 0) AS seq,
  settings.version AS settingsVersion,
  settings.sealed AS settingsSealed,
  settings.id AS settingsId,
  [place IN places | place.id] AS placeIds,
  [place IN places | place.version] AS placeVersions,
  [place IN places | place.sealed] AS placeSealed,
  [connection IN connections | connection.id] AS connectionIds,
  [connection IN connections | connection.version] AS connectionVersions,
  [connection IN connections | connection.sealed] AS connectionSealed,
  linkIds,
  linkVersions,
  linkSealed,
  photoIds,
  photoVersions,
  photoSealed,
  noted
