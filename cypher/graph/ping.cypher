// mode: read
// params:
// returns: one
// Whether the database answers a question, which an open port does not prove.
RETURN 1 AS alive
