// mode: write
// params: first, second, pairId, epoch, version, sealed
// returns: none
// Keeps what is between two people who are locked.
MATCH (one:Person {id: $first})
MATCH (other:Person {id: $second})
MERGE (pair:Pair {id: $pairId})
SET pair.epoch = $epoch,
  pair.version = $version,
  pair.sealed = $sealed
MERGE (one)-[:IN_PAIR]->(pair)
MERGE (other)-[:IN_PAIR]->(pair)
