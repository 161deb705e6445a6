// mode: write
// params: personId, staffId
// returns: none
// expect: NodeUniqueIndexSeek
// Ties a staff account to the person whose it is.
MATCH (person:Person {id: $personId})
MATCH (staff:StaffAccount {id: $staffId})
MERGE (person)-[:WORKS_AS]->(staff)
