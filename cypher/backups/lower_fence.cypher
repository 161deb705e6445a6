// mode: write
// params: token
// returns: maybe
// Lets writers go on; says whether they had been held off all the time.
MATCH (meta:Meta {id: 'store', fence: $token})
WITH meta, meta.fencedUntil > datetime() AS held
SET meta.lockSeq = coalesce(meta.lockSeq, 0) + 1
REMOVE meta.fence, meta.fencedUntil
RETURN held
