// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Whether somebody has a link to their calendar.
MATCH (:Person {id: $personId})-[:HAS_CALENDAR_LINK]->(link:CalendarLink)
RETURN link.id AS id
