// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// How a person may be reached outside of here, as it is sealed.
MATCH (:Person {id: $personId})-[:HAS_REACH]->(reach:Reach)
RETURN reach.id AS id, reach.sealed AS sealed
