// mode: read
// params: searchId
// returns: maybe
// expect: NodeUniqueIndexSeek
// One search of an organisation's records, as it is sealed.
MATCH (search:RecordSearch {id: $searchId})
MATCH (search)-[:FOR_WORK_OF]->(organisation:Organisation)
MATCH (search)-[:OF_CLAIM]->(claim:Claim)<-[:SAYS]-(person)
RETURN
  search.id AS id,
  search.sealed AS sealed,
  claim.id AS claimId,
  organisation.id AS organisationId,
  person.id AS personId
