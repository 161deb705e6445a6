// mode: write
// params: month, most
// returns: one
// expect: NodeIndexSeekByRange
// Removes codes that ran out in an earlier month.
MATCH (code:ClaimCode)
WHERE code.goneMonth < $month
WITH code
LIMIT $most
DETACH DELETE code
RETURN count(*) AS swept
