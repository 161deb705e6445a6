// mode: write
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Locks a person, then reads what they say of themselves, as it is sealed.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
OPTIONAL MATCH (person)-[:HAS_PARTICULARS]->(particulars:Particulars)
RETURN
  particulars.id AS id,
  particulars.version AS version,
  particulars.sealed AS sealed
