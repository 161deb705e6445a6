// mode: write
// params: keptNoId, version, goneMonth, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Puts a no by that nobody has said yet. No fingerprint leads to it, so nothing meets it.
MERGE (kept:KeptNo {id: $keptNoId})
SET kept.version = $version,
  kept.goneMonth = $goneMonth,
  kept.sealed = $sealed
