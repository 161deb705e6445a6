// mode: read
// params:
// returns: maybe
// expect: NodeUniqueIndexSeek
// most-db-hits: 10
// Whether writing is held off: while a backup is made, or until a restore is confirmed.
MATCH (meta:Meta {id: 'store'})
RETURN
  meta.closed IS NOT NULL
  OR coalesce(meta.fencedUntil > datetime(), false) AS held
