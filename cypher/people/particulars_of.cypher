// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// What a person says of themselves, as it is sealed.
MATCH (:Person {id: $personId})-[:HAS_PARTICULARS]->(particulars:Particulars)
RETURN
  particulars.id AS id,
  particulars.version AS version,
  particulars.sealed AS sealed
