// mode: write
// params: personId, protectionId, version, sealed
// returns: none
// Keeps what protects a locked person.
MATCH (person:Person {id: $personId})
MERGE (protection:Protection {id: $protectionId})
SET protection.version = $version,
  protection.sealed = $sealed
MERGE (person)-[:HAS_PROTECTION]->(protection)
