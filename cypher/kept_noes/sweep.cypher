// mode: write
// params: month, most
// returns: one
// Removes a batch of noes that were put by until an earlier month, and that nobody has said.
MATCH (kept:KeptNo)
WHERE kept.goneMonth < $month
WITH kept
LIMIT $most
DETACH DELETE kept
RETURN count(*) AS swept
