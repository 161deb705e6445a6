// mode: write
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Locks one person, then reads what protects them and what is known of their life.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
WHERE person.erasing IS NULL
OPTIONAL MATCH (person)-[:HAS_PROTECTION]->(protection:Protection)
OPTIONAL MATCH (person)-[:HAS_STANDING]->(standing:Standing)
RETURN
  protection.id AS protectionId,
  protection.version AS protectionVersion,
  protection.sealed AS protectionSealed,
  standing.id AS standingId,
  standing.version AS standingVersion,
  standing.sealed AS standingSealed
