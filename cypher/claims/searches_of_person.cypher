// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// What organisations were asked to look for in their records about what a person says.
MATCH (person:Person {id: $personId})-[:SAYS]->(claim:Claim)
MATCH (claim)<-[:OF_CLAIM]-(search:RecordSearch)
MATCH (search)-[:FOR_WORK_OF]->(organisation:Organisation)
RETURN
  search.id AS id,
  search.sealed AS sealed,
  claim.id AS claimId,
  organisation.id AS organisationId,
  person.id AS personId
ORDER BY id
