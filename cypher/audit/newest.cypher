// mode: read
// params: stream, before, most
// returns: many
// The lines of one stream before a number, newest first.
MATCH (audit:Audit)
WHERE audit.stream = $stream AND audit.seq < $before
RETURN audit.id AS id, audit.seq AS seq, audit.sealed AS sealed
ORDER BY seq DESC
LIMIT $most
