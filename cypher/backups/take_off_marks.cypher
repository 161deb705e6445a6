// mode: write
// params: most
// returns: one
// scan: allowed
// Takes the marks off a batch of nodes that a restore has put in.
MATCH (node:Restoring)
WITH node
LIMIT $most
REMOVE node:Restoring, node.restoreMark
RETURN count(*) AS done
