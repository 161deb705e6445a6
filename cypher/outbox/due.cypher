// mode: read
// params: now, most
// returns: many
// What is due, longest first: only a hint, since others may be quicker.
MATCH (event:OutboxEvent)
WHERE event.state = 'waiting' AND event.dueAt <= $now
RETURN event.id AS id
ORDER BY event.dueAt
LIMIT $most
