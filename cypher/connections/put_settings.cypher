// mode: write
// params: personId, id, version, sealed
// returns: none
// Keep the owner's own settings of their map.
MATCH (person:Person {id: $personId})
MERGE (person)-[:HAS_SETTINGS]->(settings:MapSettings {id: $id})
SET settings.version = $version, settings.sealed = $sealed
