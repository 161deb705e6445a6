// mode: write
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Locks a person, then reads everything that they are willing to hear.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
MATCH (person)-[:HAS_WILLINGNESS]->(willingness:Willingness)
RETURN
  willingness.id AS id,
  willingness.kind AS kind,
  willingness.version AS version,
  willingness.sealed AS sealed
ORDER BY id
