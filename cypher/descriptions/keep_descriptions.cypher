// mode: write
// params: personId, descriptionsId, version, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps whom a locked person has described, in place of what was there before.
MATCH (person:Person {id: $personId})
MERGE (descriptions:Descriptions {id: $descriptionsId})
SET descriptions.version = $version,
  descriptions.sealed = $sealed
MERGE (person)-[:HAS_DESCRIPTIONS]->(descriptions)
