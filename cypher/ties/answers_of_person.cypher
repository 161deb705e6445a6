// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// What somebody has answered to the codes of others.
MATCH (person:Person {id: $personId})-[:ANSWERED]->(answer:TieAnswer)
RETURN answer.id AS id, answer.sealed AS sealed, person.id AS personId
ORDER BY id
