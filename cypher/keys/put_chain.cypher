// mode: write
// params: stream, hash, rows
// returns: none
// Puts the lines of a locked stream back as they are sealed and chained now.
MATCH (head:AuditHead {stream: $stream})
SET head.hash = $hash
WITH head
UNWIND $rows AS row
MATCH (audit:Audit {id: row.id})
SET audit.sealed = row.sealed,
  audit.prev = row.prev,
  audit.hash = row.hash
