// mode: read
// params: organisationId
// returns: many
// expect: NodeUniqueIndexSeek
// Every place on a list of an organisation, as it is sealed.
MATCH (organisation:Organisation {id: $organisationId})
MATCH (assignment:Assignment)-[:FOR_WORK_OF]->(organisation)
RETURN
  assignment.id AS id,
  assignment.kind AS kind,
  assignment.state AS state,
  assignment.version AS version,
  assignment.sealed AS sealed,
  organisation.id AS organisationId
ORDER BY id
