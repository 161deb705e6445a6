// mode: write
// params: personId
// returns: none
// expect: NodeUniqueIndexSeek
// Lets go of what others say about one person: it stays theirs, and is about nobody known again.
MATCH (person:Person {id: $personId})<-[link:ABOUT]-(:Claim)
DELETE link
