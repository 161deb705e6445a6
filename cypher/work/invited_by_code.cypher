// mode: read
// params: codeHash
// returns: maybe
// expect: NodeUniqueIndexSeek
// Which invitation a code opens.
MATCH (staff:StaffAccount {codeHash: $codeHash})
MATCH (staff)-[:WORKS_AT]->(organisation:Organisation)
RETURN
  staff.id AS id,
  staff.state AS state,
  staff.version AS version,
  staff.sealed AS sealed,
  organisation.id AS organisationId
