// mode: write
// params: most
// returns: one
// scan: allowed
// Ends a batch of sessions and tokens: some may have been ended since the backup was made.
MATCH (pass:Session|ApiToken|CalendarLink)
WITH pass
LIMIT $most
DETACH DELETE pass
RETURN count(*) AS done
