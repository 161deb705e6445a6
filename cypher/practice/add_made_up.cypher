// mode: write
// params: organisationId, personId, month
// returns: none
// expect: NodeUniqueIndexSeek
// Makes somebody up for a practice: a person without an account. The same id again changes nothing.
MATCH (organisation:Organisation {id: $organisationId})
MERGE (person:Person {id: $personId})
ON CREATE SET person.madeMonth = $month,
  person.lockSeq = 0,
  person.mapSeq = 0
MERGE (organisation)-[:MADE_UP]->(person)
