// mode: write
// params: personId, rows
// returns: none
// Put steps back without what has been removed for good; their old fingerprints go too.
MATCH (person:Person {id: $personId})
UNWIND $rows AS row
MATCH (step:Step {id: row.id})
USING INDEX SEEK step:Step(id)
WHERE EXISTS { (step)<-[:TOOK]-(person) }
SET step.items = row.items, step.sealed = row.sealed, step.bodyHash = ''
