// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Everything that a person is willing to hear, as it is sealed.
MATCH (:Person {id: $personId})
  -[:HAS_WILLINGNESS]->(willingness:Willingness)
RETURN
  willingness.id AS id,
  willingness.kind AS kind,
  willingness.version AS version,
  willingness.sealed AS sealed
ORDER BY id
