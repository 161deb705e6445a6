// mode: write
// params: personId, most
// returns: one
// Deletes a batch of one person's lines in the record, which no key opens any more.
MATCH (audit:Audit)
WHERE audit.stream = $personId AND audit.seq > 0
WITH audit
LIMIT $most
DETACH DELETE audit
RETURN count(*) AS deleted
