// mode: write
// params: most
// returns: one
// scan: allowed
// Notes for a batch of people that what they have closed since a backup may be lost.
MATCH (person:Person)
WHERE person.unconfirmed IS NULL
WITH person
LIMIT $most
SET person.unconfirmed = true
RETURN count(*) AS done
