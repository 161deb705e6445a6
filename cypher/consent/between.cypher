// mode: read
// params: personId, otherId
// returns: many
// expect: NodeUniqueIndexSeek
// Everybody who has to do with both of two people, and what is between them and each of the two.
MATCH (one:Person {id: $personId})
  -[:IN_PAIR]->(near:Pair)<-[:IN_PAIR]-(third:Person)
WHERE third.id <> $otherId
MATCH (third)
  -[:IN_PAIR]->(far:Pair)<-[:IN_PAIR]-(other:Person {id: $otherId})
WHERE near.sealed IS NOT NULL AND far.sealed IS NOT NULL
RETURN
  third.id AS thirdId,
  coalesce(third.unconfirmed, false) AS unconfirmed,
  near.id AS nearId,
  near.sealed AS nearSealed,
  far.id AS farId,
  far.sealed AS farSealed
ORDER BY thirdId
