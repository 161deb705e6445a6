// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Whether somebody has an account that isn't being erased.
MATCH (person:Person {id: $personId})
WHERE person.erasing IS NULL
RETURN person.id AS id
