// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Every draft of a person, as it is sealed.
MATCH (:Person {id: $personId})-[:HAS_DRAFT]->(draft:Draft)
RETURN
  draft.id AS id,
  draft.sealed AS sealed
ORDER BY id
