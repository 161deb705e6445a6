// mode: write
// params: stream
// returns: one
// Locks the end of a stream and gives the number and the hash that come next.
MERGE (head:AuditHead {stream: $stream})
SET head.seq = coalesce(head.seq, 0) + 1
RETURN head.seq AS seq, coalesce(head.hash, '') AS prev
