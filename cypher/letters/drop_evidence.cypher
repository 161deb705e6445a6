// mode: write
// params: id
// returns: none
// expect: NodeUniqueIndexSeek
// Forgets evidence whose key was destroyed.
MATCH (evidence:Evidence {id: $id})
DELETE evidence
