// mode: write
// params: month, most
// returns: one
// expect: NodeIndexSeekByRange
// Removes some API tokens that ran out in an earlier month.
MATCH (token:ApiToken)
WHERE token.goneMonth < $month
WITH token
LIMIT $most
DETACH DELETE token
RETURN count(*) AS swept
