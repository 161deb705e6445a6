// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Everybody with whom one person has, or says to have, anything to do.
MATCH (person:Person {id: $personId})
CALL (person) {
  MATCH (person)-[:IN_PAIR]->(:Pair)<-[:IN_PAIR]-(other:Person)
  RETURN other
  UNION
  MATCH (person)-[:SAYS]->(:Claim)-[:ABOUT]->(other:Person)
  RETURN other
  UNION
  MATCH (other:Person)-[:SAYS]->(:Claim)-[:ABOUT]->(person)
  RETURN other
}
RETURN DISTINCT other.id AS otherId
ORDER BY otherId
