// mode: read
// params: tokenHash
// returns: maybe
// expect: NodeUniqueIndexSeek
// Whose calendar a link opens.
MATCH (link:CalendarLink {tokenHash: $tokenHash})
  <-[:HAS_CALENDAR_LINK]-(person:Person)
WHERE person.erasing IS NULL
RETURN person.id AS personId
