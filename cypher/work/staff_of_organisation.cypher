// mode: read
// params: organisationId
// returns: many
// expect: NodeUniqueIndexSeek
// Everybody who works, or has worked, for an organisation, as it is sealed.
MATCH (organisation:Organisation {id: $organisationId})
MATCH (staff:StaffAccount)-[:WORKS_AT]->(organisation)
RETURN
  staff.id AS id,
  staff.state AS state,
  staff.version AS version,
  staff.sealed AS sealed,
  organisation.id AS organisationId
ORDER BY id
