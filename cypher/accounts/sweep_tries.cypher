// mode: write
// params: month, most
// returns: one
// Removes counts of tries that were last used in an earlier month.
MATCH (tries:Tries)
WHERE tries.goneMonth < $month
WITH tries
LIMIT $most
DELETE tries
RETURN count(*) AS swept
