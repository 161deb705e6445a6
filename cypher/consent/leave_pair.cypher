// mode: write
// params: personId, pairId, epoch, version, sealed
// returns: none
// Takes somebody who is going out of a pair, and keeps of it what protects the other one.
MATCH (:Person {id: $personId})-[tie:IN_PAIR]->(pair:Pair {id: $pairId})
DELETE tie
SET pair.epoch = $epoch,
  pair.version = $version,
  pair.sealed = $sealed
