// mode: read
// params: letterId
// returns: maybe
// expect: NodeUniqueIndexSeek
// One letter as its writer keeps it, still sealed.
MATCH (letter:WrittenLetter {id: $letterId})<-[:WROTE]-(person:Person)
RETURN
  letter.id AS id,
  person.id AS personId,
  letter.sealed AS sealed
