// mode: write
// params: organisationId, staffId, state, month, codeHash, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps an invitation to work for an organisation; the same id again changes nothing.
MATCH (organisation:Organisation {id: $organisationId})
MERGE (staff:StaffAccount {id: $staffId})
ON CREATE SET staff.state = $state,
  staff.madeMonth = $month,
  staff.codeHash = $codeHash,
  staff.version = 1,
  staff.sealed = $sealed
MERGE (staff)-[:WORKS_AT]->(organisation)
