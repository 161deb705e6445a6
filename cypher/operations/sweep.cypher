// mode: write
// params: month, most
// returns: one
// Forgets what was asked for in earlier months: by then nobody repeats it.
MATCH (operation:Operation)
WHERE operation.madeMonth < $month
WITH operation
LIMIT $most
DETACH DELETE operation
RETURN count(*) AS swept
