// mode: write
// params: personId, draftIds
// returns: none
// expect: NodeUniqueIndexSeek
// Removes drafts, those among them that are this person's.
MATCH (:Person {id: $personId})-[:HAS_DRAFT]->(draft:Draft)
WHERE draft.id IN $draftIds
DETACH DELETE draft
