// mode: write
// params: personId, stepId
// returns: maybe
// expect: NodeUniqueIndexSeek(Locking), NodeUniqueIndexSeek
// Lock one person's map until the end of the unit of work; then say where it stands. No row: there
// is nobody, or they are being erased.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
WHERE person.erasing IS NULL
OPTIONAL MATCH (step:Step {id: $stepId})
USING INDEX SEEK step:Step(id)
WHERE EXISTS { (step)<-[:TOOK]-(person) }
RETURN
  coalesce(person.mapSeq, 0) AS seq,
  step.seq AS doneSeq,
  step.bodyHash AS bodyHash
