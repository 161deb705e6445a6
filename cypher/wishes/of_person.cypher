// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Every wish of one person, taken back or not.
MATCH (person:Person {id: $personId})-[:WISHES]->(wish:Wish)
RETURN wish.id AS id, wish.sealed AS sealed, person.id AS personId
ORDER BY id
