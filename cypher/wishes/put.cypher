// mode: write
// params: personId, wishId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps a wish of a locked person.
MATCH (person:Person {id: $personId})
MERGE (wish:Wish {id: $wishId})
SET wish.sealed = $sealed
MERGE (person)-[:WISHES]->(wish)
