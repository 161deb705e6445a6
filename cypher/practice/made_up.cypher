// mode: read
// params: organisationId
// returns: many
// expect: NodeUniqueIndexSeek
// Everybody who was made up for a practice, in the order in which people are locked.
MATCH (organisation:Organisation {id: $organisationId})
MATCH (organisation)-[:MADE_UP]->(person:Person)
RETURN person.id AS id
ORDER BY id
