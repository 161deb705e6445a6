// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// What somebody has written, still sealed.
MATCH (person:Person {id: $personId})-[:WROTE]->(letter:WrittenLetter)
RETURN
  letter.id AS id,
  person.id AS personId,
  letter.sealed AS sealed
ORDER BY id
