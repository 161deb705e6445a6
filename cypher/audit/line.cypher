// mode: read
// params: stream, lineId
// returns: maybe
// expect: NodeUniqueIndexSeek
// One line of a stream, still sealed.
MATCH (audit:Audit {id: $lineId})
WHERE audit.stream = $stream
RETURN audit.id AS id, audit.seq AS seq, audit.sealed AS sealed
