// mode: write
// params: first, second, pairId, epoch, version, sealed
// returns: none
// Keeps what is between two people who are locked. Where one of them has gone or is going, what
// stays with the other one is changed, never begun.
OPTIONAL MATCH (one:Person {id: $first})
OPTIONAL MATCH (other:Person {id: $second})
OPTIONAL MATCH (before:Pair {id: $pairId})
WITH
  before,
  [person IN [one, other]
    WHERE person.id IS NOT NULL AND person.erasing IS NULL] AS here
WHERE before IS NOT NULL OR size(here) = 2
MERGE (pair:Pair {id: $pairId})
SET pair.epoch = $epoch,
  pair.version = $version,
  pair.sealed = $sealed
FOREACH (person IN here | MERGE (person)-[:IN_PAIR]->(pair))
