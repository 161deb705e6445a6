// mode: write
// params: personId
// returns: one
// scan: allowed
// Lets go of work that waited for one person, the erasure itself among it.
MATCH (event:OutboxEvent)
WHERE event.personId = $personId
SET event.lockSeq = coalesce(event.lockSeq, 0) + 1
WITH event
WHERE event.personId = $personId
DETACH DELETE event
RETURN count(*) AS dropped
