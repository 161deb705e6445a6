// mode: read
// params: after, most
// returns: many
// A page of people, by id.
MATCH (person:Person)
WHERE person.id > $after
RETURN person.id AS id
ORDER BY id
LIMIT $most
