// mode: read
// params: after, most
// returns: many
// A page of the counts of tries, still sealed, by id.
MATCH (tries:Tries)
WHERE tries.id > $after
RETURN tries.id AS id, tries.sealed AS sealed
ORDER BY id
LIMIT $most
