// mode: write
// params: searchId, claimId, organisationId, month, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what a locked person has asked an organisation to look for, and what it has answered.
MATCH (claim:Claim {id: $claimId})
MATCH (organisation:Organisation {id: $organisationId})
MERGE (search:RecordSearch {id: $searchId})
SET search.askedMonth = $month,
  search.sealed = $sealed
MERGE (search)-[:OF_CLAIM]->(claim)
MERGE (search)-[:FOR_WORK_OF]->(organisation)
