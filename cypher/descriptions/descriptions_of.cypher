// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Whom a person has described as somebody to be protected from, as it is sealed.
MATCH (:Person {id: $personId})
  -[:HAS_DESCRIPTIONS]->(descriptions:Descriptions)
RETURN
  descriptions.id AS id,
  descriptions.version AS version,
  descriptions.sealed AS sealed
