// mode: read
// params: personId, seqs
// returns: many
// One person's steps with certain numbers.
MATCH (:Person {id: $personId})-[:TOOK]->(step:Step)
WHERE step.seq IN $seqs
RETURN
  step.id AS id, step.seq AS seq, step.what AS what, step.undoes AS undoes,
  step.redoes AS redoes, step.sealed AS sealed
