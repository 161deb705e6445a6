// mode: read
// params: personId, before, limit
// returns: many
// One person's newest steps, newest first, from below a number.
MATCH (:Person {id: $personId})-[:TOOK]->(step:Step)
WHERE step.seq < $before
WITH step
ORDER BY step.seq DESC
LIMIT $limit
RETURN
  step.id AS id, step.seq AS seq, step.what AS what, step.undoes AS undoes,
  step.redoes AS redoes, step.sealed AS sealed
