// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Every staff account of a person, as it is sealed.
MATCH (person:Person {id: $personId})-[:WORKS_AS]->(staff:StaffAccount)
MATCH (staff)-[:WORKS_AT]->(organisation:Organisation)
RETURN
  staff.id AS id,
  staff.state AS state,
  staff.version AS version,
  staff.sealed AS sealed,
  organisation.id AS organisationId
ORDER BY id
