// mode: read
// params: personId, letterId
// returns: maybe
// expect: NodeUniqueIndexSeek
// One letter of somebody as they keep it, still sealed.
MATCH (person:Person {id: $personId})
  -[:WROTE]->(letter:WrittenLetter {id: $letterId})
RETURN
  letter.id AS id,
  person.id AS personId,
  letter.sealed AS sealed
