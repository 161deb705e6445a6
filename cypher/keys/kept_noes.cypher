// mode: read
// params: after, most
// returns: many
// A page of what is kept of noes, still sealed, by id.
MATCH (kept:KeptNo)
WHERE kept.id > $after
RETURN kept.id AS id, kept.sealed AS sealed
ORDER BY id
LIMIT $most
