// mode: write
// params: personId, letterId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Gives a locked person a letter of their own, once.
MATCH (person:Person {id: $personId})
MERGE (letter:ReceivedLetter {id: $letterId})
ON CREATE SET letter.sealed = $sealed
MERGE (person)-[:WAS_SENT]->(letter)
