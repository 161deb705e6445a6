// mode: read
// params: keptNoId
// returns: maybe
// expect: NodeUniqueIndexSeek
// One kept no, as it is sealed, whether or not anything leads to it.
MATCH (kept:KeptNo {id: $keptNoId})
RETURN kept.id AS id, kept.version AS version, kept.sealed AS sealed
