// mode: read
// params: after, most
// returns: many
// The ends of the streams after one, in order: all of them, a page at a time.
MATCH (head:AuditHead)
WHERE head.stream > $after
RETURN
  head.stream AS stream,
  head.seq AS seq,
  coalesce(head.hash, '') AS hash
ORDER BY stream
LIMIT $most
