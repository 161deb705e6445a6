// mode: read
// params: personId, itemId
// returns: many
// Every step of one person whose images hold an item or point to it.
MATCH (:Person {id: $personId})-[:TOOK]->(step:Step)
WHERE $itemId IN step.items
RETURN
  step.id AS id, step.seq AS seq, step.what AS what, step.undoes AS undoes,
  step.redoes AS redoes, step.sealed AS sealed
