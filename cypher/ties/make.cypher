// mode: write
// params: tieId, month, sides
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what two locked people have agreed: each has a side of their own.
MERGE (tie:Tie {id: $tieId})
ON CREATE SET tie.madeMonth = $month
WITH tie
UNWIND $sides AS side
MATCH (person:Person {id: side.personId})
MERGE (person)-[party:PARTY_TO]->(tie)
ON CREATE SET party.id = side.id,
  party.kind = side.kind,
  party.sealed = side.sealed
