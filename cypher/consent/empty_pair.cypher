// mode: write
// params: pairId
// returns: none
// Takes out what was between two people, when nobody is left whom it protects.
MATCH (pair:Pair {id: $pairId})
REMOVE pair.sealed
