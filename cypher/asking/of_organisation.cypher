// mode: read
// params: organisationId, months
// returns: many
// expect: NodeUniqueIndexSeek
// What went to one organisation in these months.
MATCH (organisation:Organisation {id: $organisationId})
MATCH (request:ContactRequest)-[:GOES_TO]->(organisation)
WHERE request.askedMonth IN $months
MATCH (request)<-[:ASKS]-(person)
RETURN
  request.id AS id,
  request.sealed AS sealed,
  person.id AS personId,
  organisation.id AS organisationId
ORDER BY id
