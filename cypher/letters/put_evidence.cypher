// mode: write
// params: id, goneMonth, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps a letter that was reported or held, once.
MERGE (evidence:Evidence {id: $id})
ON CREATE SET evidence.goneMonth = $goneMonth,
  evidence.sealed = $sealed
