// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Everything that one person has asked for, and which organisation each went to.
MATCH (person:Person {id: $personId})-[:ASKS]->(request:ContactRequest)
MATCH (request)-[:GOES_TO]->(organisation:Organisation)
RETURN
  request.id AS id,
  request.sealed AS sealed,
  person.id AS personId,
  organisation.id AS organisationId
ORDER BY id
