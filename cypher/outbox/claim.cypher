// mode: write
// params: id, now, until, owner
// returns: maybe
// Leases an event: locks it, then looks again, so that none is handed out twice.
MATCH (event:OutboxEvent {id: $id})
SET event.lockSeq = coalesce(event.lockSeq, 0) + 1
WITH event
WHERE event.state = 'waiting' AND event.dueAt <= $now
SET event.owner = $owner,
  event.dueAt = $until,
  event.attempts = event.attempts + 1
RETURN
  event.id AS id,
  event.kind AS kind,
  event.personId AS personId,
  event.attempts AS attempts
