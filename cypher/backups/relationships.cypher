// mode: read
// params:
// returns: many
// scan: allowed
// Every relationship there is, to write it down.
MATCH (first)-[between]->(second)
RETURN
  elementId(first) AS fromMark,
  elementId(second) AS toMark,
  type(between) AS type,
  properties(between) AS properties
