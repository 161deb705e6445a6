// mode: write
// params: wishId, prints
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps the prints of a wish, as many for each; its owner is locked.
MATCH (wish:Wish {id: $wishId})
UNWIND $prints AS line
MERGE (print:WishPrint {id: line.id})
SET print.value = line.print
MERGE (print)-[:PRINT_OF]->(wish)
