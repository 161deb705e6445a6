// mode: write
// params: organisationId
// returns: none
// expect: NodeUniqueIndexSeek
// Deletes a practice whose people, keys and record are gone.
MATCH (organisation:Organisation {id: $organisationId})
WHERE organisation.state = "practice"
DETACH DELETE organisation
