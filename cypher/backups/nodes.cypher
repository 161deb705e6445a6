// mode: read
// params:
// returns: many
// scan: allowed
// Every node there is, to write it down.
MATCH (node)
RETURN
  elementId(node) AS mark,
  labels(node) AS labels,
  properties(node) AS properties
