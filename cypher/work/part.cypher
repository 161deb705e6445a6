// mode: write
// params: staffId
// returns: none
// expect: NodeUniqueIndexSeek
// Unties a staff account that has ended from the person whose it was.
MATCH (staff:StaffAccount {id: $staffId})
MATCH ()-[works:WORKS_AS]->(staff)
DELETE works
