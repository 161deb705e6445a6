// mode: write
// params: id, kind, due, personId
// returns: none
// Keeps work for later; the same id again changes nothing.
MERGE (event:OutboxEvent {id: $id})
ON CREATE SET event.kind = $kind,
  event.state = 'waiting',
  event.dueAt = $due,
  event.attempts = 0,
  event.personId = $personId
