// mode: write
// params: token, seconds
// returns: maybe
// Holds writers off for so many seconds at most, unless somebody else does.
MATCH (meta:Meta {id: 'store'})
SET meta.lockSeq = coalesce(meta.lockSeq, 0) + 1
WITH meta
WHERE coalesce(meta.fencedUntil < datetime(), true) OR meta.fence = $token
SET meta.fence = $token,
  meta.fencedUntil = datetime() + duration({seconds: $seconds})
RETURN meta.epoch AS epoch
