// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// What somebody keeps about staying in touch, as it is sealed.
MATCH (:Person {id: $personId})-[:HAS_RHYTHMS]->(rhythms:Rhythms)
RETURN rhythms.id AS id, rhythms.sealed AS sealed
