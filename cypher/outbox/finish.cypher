// mode: write
// params: id, owner
// returns: none
// Lets go of work that is done, unless its lease ran out and another holds it.
MATCH (event:OutboxEvent {id: $id})
SET event.lockSeq = coalesce(event.lockSeq, 0) + 1
WITH event
WHERE event.owner = $owner
DETACH DELETE event
