// mode: write
// params: wishId
// returns: none
// expect: NodeUniqueIndexSeek
// Forgets the prints of a wish whose owner is locked.
MATCH (wish:Wish {id: $wishId})<-[:PRINT_OF]-(print:WishPrint)
DETACH DELETE print
