// mode: read
// params:
// returns: maybe
// scan: allowed
// Whether the store holds anything but its own machinery.
MATCH (node)
WHERE NOT node:Meta AND NOT node:Migration AND NOT node:MigrationLock
RETURN true AS found
LIMIT 1
