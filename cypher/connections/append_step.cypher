// mode: write
// params: personId, id, seq, what, undoes, redoes, items, bodyHash, owing, owed, sealed
// returns: none
// Add a step to one person's history, which gives their map its new number.
MATCH (person:Person {id: $personId})
SET person.mapSeq = $seq
CREATE (person)-[:TOOK]->(:Step {
  id: $id, seq: $seq, what: $what, undoes: $undoes, redoes: $redoes,
  items: $items, bodyHash: $bodyHash, owing: $owing, owed: $owed,
  sealed: $sealed
})
