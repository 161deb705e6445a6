// mode: read
// params: most
// returns: many
// expect: NodeIndexSeek
// What was removed for good, whosever it was, and may still lie in backups or the blob store.
MATCH (step:Step {owing: true})<-[:TOOK]-(person:Person)
USING INDEX SEEK step:Step(owing)
RETURN person.id AS personId, step.id AS stepId, step.owed AS itemIds
LIMIT $most
