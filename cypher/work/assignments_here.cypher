// mode: read
// params: personIds, organisationId
// returns: many
// expect: NodeUniqueIndexSeek
// The lists of one organisation that any of these people are, or have been, on.
MATCH (person:Person)-[:HAS_ASSIGNMENT]->(assignment:Assignment)
WHERE person.id IN $personIds
MATCH (assignment)-[:FOR_WORK_OF]->(organisation:Organisation)
WHERE organisation.id = $organisationId
RETURN
  assignment.id AS id,
  assignment.kind AS kind,
  assignment.state AS state,
  assignment.version AS version,
  assignment.sealed AS sealed,
  organisation.id AS organisationId
ORDER BY id
