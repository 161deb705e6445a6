// mode: read
// params:
// returns: maybe
// Why the store is closed, if it is.
MATCH (meta:Meta {id: 'store'})
RETURN meta.closed AS why
