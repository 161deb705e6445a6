// mode: write
// params: rows
// returns: none
// scan: allowed
// Puts relationships of a backup into a store that has the nodes.
UNWIND $rows AS row
MATCH (first:Restoring {restoreMark: row.fromMark})
MATCH (second:Restoring {restoreMark: row.toMark})
CREATE (first)-[between:$(row.type)]->(second)
SET between = row.properties
