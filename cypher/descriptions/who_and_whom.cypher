// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Who a person says they are and whom they have described, as it is sealed: for comparing.
MATCH (person:Person {id: $personId})
OPTIONAL MATCH (person)-[:HAS_PARTICULARS]->(said:Particulars)
OPTIONAL MATCH (person)-[:HAS_DESCRIPTIONS]->(described:Descriptions)
RETURN
  said.id AS saidId,
  said.version AS saidVersion,
  said.sealed AS saidSealed,
  described.id AS describedId,
  described.version AS describedVersion,
  described.sealed AS describedSealed
