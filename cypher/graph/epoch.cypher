// mode: read
// params:
// returns: maybe
// Which store this is, and since which restore.
MATCH (meta:Meta {id: 'store'})
RETURN meta.epoch AS epoch
