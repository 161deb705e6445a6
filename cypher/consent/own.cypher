// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// What protects one person, still sealed.
MATCH (person:Person {id: $personId})
OPTIONAL MATCH (person)-[:HAS_PROTECTION]->(protection:Protection)
RETURN
  protection.id AS protectionId,
  protection.version AS protectionVersion,
  protection.sealed AS protectionSealed
