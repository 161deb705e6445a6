// mode: read
// params: states
// returns: many
// How much work waits and how much is stuck.
UNWIND $states AS state
OPTIONAL MATCH (event:OutboxEvent)
WHERE event.state = state AND event.dueAt IS NOT NULL
RETURN state, count(event) AS size
