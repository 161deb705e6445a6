// mode: read
// params: personId, window
// returns: one
// The numbers of one person's newest steps: what each took back or did again, without opening any.
// Removals for good can't be taken back, and take nothing from what can.
MATCH (person:Person {id: $personId})-[:TOOK]->(step:Step)
WHERE step.seq > person.mapSeq - $window
  AND step.what <> 'remove_for_good'
WITH step
ORDER BY step.seq
RETURN
  collect(step.seq) AS seqs,
  collect(coalesce(step.undoes, 0)) AS undoes,
  collect(coalesce(step.redoes, 0)) AS redoes,
  collect(size(step.items)) AS sizes
