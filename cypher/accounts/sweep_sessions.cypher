// mode: write
// params: month, most
// returns: one
// Removes sessions that ran out in an earlier month.
MATCH (session:Session)
WHERE session.goneMonth < $month
WITH session
LIMIT $most
DETACH DELETE session
RETURN count(*) AS swept
