// mode: read
// params: stream, after, most
// returns: many
// The lines of one stream after a number, oldest first, to check their chain.
MATCH (audit:Audit)
WHERE audit.stream = $stream AND audit.seq > $after
RETURN
  audit.id AS id,
  audit.seq AS seq,
  audit.prev AS prev,
  audit.hash AS hash,
  audit.sealed AS sealed
ORDER BY seq
LIMIT $most
