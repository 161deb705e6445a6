// mode: write
// params: personId, rows
// returns: none
// Put steps back without what has been removed for good; their old fingerprints go too.
MATCH (person:Person {id: $personId})
UNWIND $rows AS row
MATCH (step:Step {id: row.id})<-[:TOOK]-(person)
SET step.items = row.items, step.sealed = row.sealed, step.bodyHash = ''
