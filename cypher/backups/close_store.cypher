// mode: write
// params: why, epoch
// returns: one
// Closes the store for everybody but upkeep, and gives it a new epoch.
MATCH (meta:Meta {id: 'store'})
SET meta.closed = $why,
  meta.epoch = $epoch
REMOVE meta.fence, meta.fencedUntil
RETURN meta.epoch AS epoch
