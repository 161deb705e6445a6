// mode: read
// params: personId, aboutId
// returns: many
// The notes about one person or place on somebody's map; no row where it isn't on theirs.
MATCH (person:Person {id: $personId})-[:HAS_ON_MAP|HAS_PLACE]->(about)
WHERE about.id = $aboutId
OPTIONAL MATCH (about)-[:HAS_NOTE]->(note:Note)
RETURN note.id AS id, note.version AS version, note.sealed AS sealed
