// mode: write
// params: personId, operationId, bodyHash, month
// returns: maybe
// expect: NodeUniqueIndexSeek
// Locks a person and notes that they ask for this; says what was asked with the same key before.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
OPTIONAL MATCH (before:Operation {id: $operationId})
WITH person, before.bodyHash AS bodyHash
FOREACH (new IN CASE WHEN bodyHash IS NULL THEN [person] ELSE [] END |
  CREATE (new)-[:DID]->
    (:Operation {id: $operationId, bodyHash: $bodyHash, madeMonth: $month})
)
RETURN bodyHash
