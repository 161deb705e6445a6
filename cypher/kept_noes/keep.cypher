// mode: write
// params: keptNoId, version, marks, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps a no under all of its fingerprints, in place of what was kept of it before.
MERGE (kept:KeptNo {id: $keptNoId})
SET kept.version = $version,
  kept.sealed = $sealed
WITH kept
UNWIND $marks AS markId
MERGE (mark:KeptMark {id: markId})
MERGE (mark)-[:LEADS_TO]->(kept)
