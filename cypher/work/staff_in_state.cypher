// mode: read
// params: state, after, most
// returns: many
// A page of the staff accounts in a state, by id, for the job that closes what nobody uses.
MATCH (staff:StaffAccount)
WHERE staff.state = $state AND staff.id > $after
MATCH (staff)-[:WORKS_AT]->(organisation:Organisation)
RETURN
  staff.id AS id,
  staff.state AS state,
  staff.version AS version,
  staff.sealed AS sealed,
  organisation.id AS organisationId
ORDER BY id
LIMIT $most
