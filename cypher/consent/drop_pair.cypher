// mode: write
// params: pairId
// returns: none
// Forgets a pair that was emptied.
MATCH (pair:Pair {id: $pairId})
WHERE pair.sealed IS NULL
DETACH DELETE pair
