// mode: read
// params:
// returns: maybe
// Whether anybody is in the store yet. Ids are never empty: so the index finds the first.
MATCH (person:Person)
WHERE person.id >= ''
RETURN true AS found
LIMIT 1
