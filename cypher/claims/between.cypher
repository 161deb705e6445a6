// mode: read
// params: personId, otherId
// returns: many
// expect: NodeUniqueIndexSeek
// What two people say of the past that they share, each about the other.
MATCH (one:Person {id: $personId}), (other:Person {id: $otherId})
CALL (one, other) {
  MATCH (one)-[:SAYS]->(claim:Claim)-[:ABOUT]->(other)
  RETURN one.id AS byId, other.id AS aboutId, claim
  UNION ALL
  MATCH (other)-[:SAYS]->(claim:Claim)-[:ABOUT]->(one)
  RETURN other.id AS byId, one.id AS aboutId, claim
}
RETURN
  byId,
  aboutId,
  claim.id AS id,
  claim.version AS version,
  claim.sealed AS sealed
ORDER BY id
