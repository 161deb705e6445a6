// mode: read
// params: after, most
// returns: many
// A page of letters that wait, still sealed, by id.
MATCH (screening:Screening)
WHERE screening.id > $after
RETURN screening.id AS id, screening.sealed AS sealed
ORDER BY id
LIMIT $most
