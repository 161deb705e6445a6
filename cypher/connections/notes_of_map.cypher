// mode: read
// params: personId
// returns: one
// Every note on one person's map, as column lists.
MATCH (person:Person {id: $personId})
OPTIONAL MATCH (person)-[:HAS_ON_MAP|HAS_PLACE]->()-[:HAS_NOTE]->(note:Note)
RETURN
  collect(note.id) AS ids,
  collect(note.version) AS versions,
  collect(note.sealed) AS sealed
