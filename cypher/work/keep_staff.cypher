// mode: write
// params: staffId, state, version, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what has changed in a staff account that is locked. A code opens nothing after the first.
MATCH (staff:StaffAccount {id: $staffId})
SET staff.state = $state,
  staff.version = $version,
  staff.sealed = $sealed,
  staff.codeHash = CASE WHEN $state = 'invited' THEN staff.codeHash END
