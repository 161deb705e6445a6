// mode: read
// params: after, most
// returns: many
// scan: allowed
// A page of people of whom nobody has confirmed yet what they have closed, by id.
MATCH (person:Person)
WHERE person.unconfirmed AND person.id > $after
RETURN person.id AS id
ORDER BY id
LIMIT $most
