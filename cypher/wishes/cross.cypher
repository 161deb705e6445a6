// mode: read
// params: wishId, back, beside
// returns: one
// expect: NodeIndexSeek
// Which other wishes have one of these prints.
CALL () {
  UNWIND $back AS value
  MATCH (print:WishPrint {value: value})-[:PRINT_OF]->(other:Wish)
  WHERE other.id <> $wishId
  RETURN collect(DISTINCT other.id) AS back
}
CALL () {
  UNWIND $beside AS value
  MATCH (print:WishPrint {value: value})-[:PRINT_OF]->(other:Wish)
  WHERE other.id <> $wishId
  RETURN collect(DISTINCT other.id) AS beside
}
RETURN back, beside
