// mode: read
// params: wishIds
// returns: many
// expect: NodeUniqueIndexSeek
// Some wishes, and whose each is.
UNWIND $wishIds AS wishId
MATCH (wish:Wish {id: wishId})<-[:WISHES]-(person:Person)
WHERE person.erasing IS NULL
RETURN wish.id AS id, wish.sealed AS sealed, person.id AS personId
ORDER BY id
