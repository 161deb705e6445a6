// mode: write
// params: personId, answerId
// returns: none
// expect: NodeUniqueIndexSeek
// Takes a locked person's answer away.
MATCH (person:Person {id: $personId})-[:ANSWERED]->
  (answer:TieAnswer {id: $answerId})
DETACH DELETE answer
