// mode: read
// params: after, most
// returns: many
// A page of what is known of lives, still sealed, by id, with whose it is.
MATCH (standing:Standing)
WHERE standing.id > $after
WITH standing
ORDER BY standing.id
LIMIT $most
OPTIONAL MATCH (person:Person)-[:HAS_STANDING]->(standing)
RETURN standing.id AS id, person.id AS personId, standing.sealed AS sealed
ORDER BY id
