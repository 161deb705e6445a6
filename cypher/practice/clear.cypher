// mode: write
// params: organisationId
// returns: none
// expect: NodeUniqueIndexSeek
// Deletes the staff accounts of a practice, and whatever is left on its lists.
MATCH (organisation:Organisation {id: $organisationId})
USING INDEX organisation:Organisation(id)
WHERE organisation.state = "practice"
SET organisation.lockSeq = coalesce(organisation.lockSeq, 0) + 1
WITH organisation
OPTIONAL MATCH (organisation)<-[:WORKS_AT|FOR_WORK_OF]-(gone)
DETACH DELETE gone
