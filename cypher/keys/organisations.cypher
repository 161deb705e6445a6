// mode: read
// params: after, most
// returns: many
// A page of organisations, by id.
MATCH (organisation:Organisation)
WHERE organisation.id > $after
RETURN organisation.id AS id
ORDER BY id
LIMIT $most
