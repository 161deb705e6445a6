// mode: write
// params: stream, id, seq, prev, hash, sealed
// returns: none
// Adds one sealed line to a stream whose head is locked.
MATCH (head:AuditHead {stream: $stream})
SET head.hash = $hash
CREATE (:Audit {
  id: $id,
  stream: $stream,
  seq: $seq,
  prev: $prev,
  hash: $hash,
  sealed: $sealed
})
