// mode: write
// params: personId
// returns: none
// expect: NodeUniqueIndexSeek
// Lets go of what others say about one person: it stays theirs, and is about nobody known again.
// So does the practice that somebody was made up for.
MATCH (person:Person {id: $personId})<-[link:ABOUT|MADE_UP]-()
DELETE link
