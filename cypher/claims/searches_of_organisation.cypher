// mode: read
// params: organisationId, months
// returns: many
// expect: NodeUniqueIndexSeek
// What an organisation was asked to look for in its records: in these months, or ever.
MATCH (organisation:Organisation {id: $organisationId})
MATCH (search:RecordSearch)-[:FOR_WORK_OF]->(organisation)
WHERE $months IS NULL OR search.askedMonth IN $months
MATCH (search)-[:OF_CLAIM]->(claim:Claim)<-[:SAYS]-(person)
RETURN
  search.id AS id,
  search.sealed AS sealed,
  claim.id AS claimId,
  organisation.id AS organisationId,
  person.id AS personId
ORDER BY id
