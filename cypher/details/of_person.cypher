// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// How somebody can be reached, as it is sealed.
MATCH (:Person {id: $personId})-[:HAS_DETAILS]->(details:Details)
RETURN details.id AS id, details.sealed AS sealed
