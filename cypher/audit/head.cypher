// mode: read
// params: stream
// returns: maybe
// The end of one stream as it is now: what lies beyond it was never written down.
MATCH (head:AuditHead)
WHERE head.stream = $stream
RETURN
  head.stream AS stream,
  head.seq AS seq,
  coalesce(head.hash, '') AS hash
