// mode: write
// params:
// returns: none
// Opens the store again.
MATCH (meta:Meta {id: 'store'})
REMOVE meta.closed
