// mode: read
// params: marks
// returns: many
// expect: NodeUniqueIndexSeek
// Every kept no to which one of these fingerprints leads, as it is sealed.
MATCH (mark:KeptMark)
WHERE mark.id IN $marks
MATCH (mark)-[:LEADS_TO]->(kept:KeptNo)
RETURN DISTINCT
  kept.id AS id,
  kept.version AS version,
  kept.sealed AS sealed
ORDER BY id
