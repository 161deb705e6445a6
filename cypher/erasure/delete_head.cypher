// mode: write
// params: personId
// returns: none
// Deletes the end of one person's stream in the record.
MATCH (head:AuditHead {stream: $personId})
DETACH DELETE head
