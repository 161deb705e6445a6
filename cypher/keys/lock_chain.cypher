// mode: write
// params: stream
// returns: maybe
// Locks the end of a stream and says where it stands.
MATCH (head:AuditHead {stream: $stream})
SET head.lockSeq = coalesce(head.lockSeq, 0) + 1
RETURN head.seq AS seq, coalesce(head.hash, '') AS hash
