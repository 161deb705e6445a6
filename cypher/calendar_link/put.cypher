// mode: write
// params: personId, linkId, tokenHash
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps the hash of a locked person's link to their calendar, in place of the one before.
MATCH (person:Person {id: $personId})
MERGE (link:CalendarLink {id: $linkId})
SET link.tokenHash = $tokenHash
MERGE (person)-[:HAS_CALENDAR_LINK]->(link)
