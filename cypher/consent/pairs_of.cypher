// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Everything between one person and others, still sealed, with who the others are.
MATCH (person:Person {id: $personId})-[:IN_PAIR]->(pair:Pair)
OPTIONAL MATCH (pair)<-[:IN_PAIR]-(other:Person)
WHERE other.id <> $personId
RETURN
  pair.id AS pairId,
  pair.epoch AS epoch,
  pair.version AS version,
  pair.sealed AS sealed,
  other.id AS otherId
ORDER BY pairId
