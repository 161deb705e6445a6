// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// The practice that somebody was made up for. No row: they are real.
MATCH (person:Person {id: $personId})
MATCH (organisation:Organisation)-[:MADE_UP]->(person)
RETURN organisation.id AS id
