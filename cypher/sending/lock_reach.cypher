// mode: write
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Locks a person who is not being erased, then reads how they may be reached, as it is sealed.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
WHERE person.erasing IS NULL
OPTIONAL MATCH (person)-[:HAS_REACH]->(reach:Reach)
RETURN
  reach.id AS id,
  reach.sealed AS sealed,
  coalesce(person.unconfirmed, false) AS unconfirmed
