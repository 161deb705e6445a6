// mode: write
// params: state, month, most
// returns: one
// expect: NodeIndexSeek
// Forgets what was done on the desk and came in an earlier month. Every id is greater than nothing:
// so it is found by the index of states and ids.
MATCH (task:Task)
WHERE task.state = $state AND task.id > "" AND task.madeMonth < $month
WITH task
LIMIT $most
DETACH DELETE task
RETURN count(*) AS swept
