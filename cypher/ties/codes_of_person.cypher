// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// The codes with which somebody may get back in touch with others.
MATCH (person:Person {id: $personId})-[:HAS_TIE_CODE]->(code:TieCode)
RETURN code.id AS id, code.sealed AS sealed, person.id AS personId
ORDER BY id
