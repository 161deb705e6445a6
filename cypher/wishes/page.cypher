// mode: read
// params: after, most
// returns: many
// A page of all wishes, in the order of keyed ids.
MATCH (wish:Wish)
WHERE wish.id > $after
MATCH (person:Person)-[:WISHES]->(wish)
WHERE person.erasing IS NULL
RETURN wish.id AS id, wish.sealed AS sealed, person.id AS personId
ORDER BY id
LIMIT $most
