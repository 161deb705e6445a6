// mode: read
// params: after, most
// returns: many
// A page of what is between two people, still sealed, by id, with who of them is here.
MATCH (pair:Pair)
WHERE pair.id > $after
WITH pair
ORDER BY pair.id
LIMIT $most
OPTIONAL MATCH (person:Person)-[:IN_PAIR]->(pair)
WITH pair, person
ORDER BY person.id
WITH pair, collect(person.id) AS people
RETURN pair.id AS id, people, pair.sealed AS sealed
ORDER BY id
