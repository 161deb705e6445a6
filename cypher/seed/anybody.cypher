// mode: read
// params:
// returns: maybe
// Whether anybody is in the store yet.
MATCH (person:Person)
RETURN true AS found
LIMIT 1
