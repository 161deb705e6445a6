// mode: write
// params: personId, letterId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps a letter of a locked person, as it stands now.
MATCH (person:Person {id: $personId})
MERGE (letter:WrittenLetter {id: $letterId})
SET letter.sealed = $sealed
MERGE (person)-[:WROTE]->(letter)
