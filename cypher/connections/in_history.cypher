// mode: read
// params: personId, itemId
// returns: one
// Whether any step of one person touched an item, so that undo could bring it back.
RETURN EXISTS {
  MATCH (:Person {id: $personId})-[:TOOK]->(step:Step)
  WHERE $itemId IN step.items
} AS known
