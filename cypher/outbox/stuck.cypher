// mode: read
// params: most
// returns: many
// Work that has failed too often, for an operator to look at.
MATCH (event:OutboxEvent)
WHERE event.state = 'stuck' AND event.dueAt IS NOT NULL
RETURN event.id AS id, event.kind AS kind, event.attempts AS attempts
ORDER BY id
LIMIT $most
