// mode: read
// params: codeHash
// returns: maybe
// expect: NodeUniqueIndexSeek
// Which letter to somebody who was found this code stands in, and for whose request.
MATCH (approach:Approach {codeHash: $codeHash})-[:FOR_REQUEST]->(request)
MATCH (person)-[:ASKS]->(request)
MATCH (approach)-[:FOR_WORK_OF]->(organisation)
RETURN
  approach.id AS id,
  approach.sealed AS sealed,
  person.id AS personId,
  organisation.id AS organisationId
