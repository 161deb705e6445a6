// mode: write
// params: state, month, most
// returns: one
// Forgets what was done on the desk and came in an earlier month.
MATCH (task:Task)
WHERE task.state = $state AND task.madeMonth < $month
WITH task
LIMIT $most
DETACH DELETE task
RETURN count(*) AS swept
