// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// What somebody was sent, still sealed.
MATCH (person:Person {id: $personId})-[:WAS_SENT]->(letter:ReceivedLetter)
RETURN
  letter.id AS id,
  person.id AS personId,
  letter.sealed AS sealed
ORDER BY id
