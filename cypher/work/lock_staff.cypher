// mode: write
// params: staffId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Locks a staff account, then reads it.
MATCH (staff:StaffAccount {id: $staffId})
SET staff.lockSeq = coalesce(staff.lockSeq, 0) + 1
WITH staff
MATCH (staff)-[:WORKS_AT]->(organisation:Organisation)
RETURN
  staff.id AS id,
  staff.state AS state,
  staff.version AS version,
  staff.sealed AS sealed,
  organisation.id AS organisationId
