// mode: read
// params: personIds
// returns: many
// expect: NodeUniqueIndexSeek
// Who of these people has ever asked for somebody.
UNWIND $personIds AS personId
MATCH (person:Person {id: personId})
WHERE EXISTS { (person)-[:ASKS]->(:ContactRequest) }
RETURN person.id AS id
