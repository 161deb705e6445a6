// mode: read
// params: after, most
// returns: many
// A page of what is between two people, still sealed, by id.
MATCH (pair:Pair)
WHERE pair.id > $after
RETURN pair.id AS id, pair.sealed AS sealed
ORDER BY id
LIMIT $most
