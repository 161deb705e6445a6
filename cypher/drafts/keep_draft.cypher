// mode: write
// params: personId, draftId, goneMonth, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps a draft in place of an older one of the same form.
MATCH (person:Person {id: $personId})
MERGE (draft:Draft {id: $draftId})
SET draft.goneMonth = $goneMonth,
  draft.sealed = $sealed
MERGE (person)-[:HAS_DRAFT]->(draft)
