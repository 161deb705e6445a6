// mode: read
// params: after, most
// returns: many
// A page of those who have said how they may be reached, in the order of keyed ids.
MATCH (reach:Reach)
WHERE reach.id > $after
MATCH (person:Person)-[:HAS_REACH]->(reach)
WHERE person.erasing IS NULL
RETURN reach.id AS id, person.id AS personId
ORDER BY id
LIMIT $most
