// mode: write
// params: organisationId
// returns: none
// expect: NodeUniqueIndexSeek
// Deletes a practice whose people, keys and record are gone.
MATCH (organisation:Organisation {id: $organisationId})
USING INDEX organisation:Organisation(id)
WHERE organisation.state = "practice"
DETACH DELETE organisation
