// mode: write
// params: id, due
// returns: maybe
// Lets stuck work have another go.
MATCH (event:OutboxEvent {id: $id})
SET event.lockSeq = coalesce(event.lockSeq, 0) + 1
WITH event
WHERE event.state = 'stuck'
SET event.state = 'waiting',
  event.dueAt = $due,
  event.attempts = 0
RETURN event.id AS id
