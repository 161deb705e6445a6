// mode: write
// params: personId
// returns: none
// expect: NodeUniqueIndexSeek
// Takes a locked person's link to their calendar away.
MATCH (:Person {id: $personId})-[:HAS_CALENDAR_LINK]->(link:CalendarLink)
DETACH DELETE link
