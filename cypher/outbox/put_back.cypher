// mode: write
// params: id, owner, due, state, attempts
// returns: none
// Puts work back for later or sets it aside as stuck, if the lease is still ours.
MATCH (event:OutboxEvent {id: $id})
SET event.lockSeq = coalesce(event.lockSeq, 0) + 1
WITH event
WHERE event.owner = $owner
SET event.state = $state,
  event.dueAt = $due,
  event.attempts = $attempts
REMOVE event.owner
