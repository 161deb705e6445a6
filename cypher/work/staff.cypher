// mode: read
// params: staffId
// returns: maybe
// expect: NodeUniqueIndexSeek
// One staff account, as it is sealed.
MATCH (staff:StaffAccount {id: $staffId})
MATCH (staff)-[:WORKS_AT]->(organisation:Organisation)
RETURN
  staff.id AS id,
  staff.state AS state,
  staff.version AS version,
  staff.sealed AS sealed,
  organisation.id AS organisationId
