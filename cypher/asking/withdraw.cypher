// mode: write
// params: personId, requestId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps that a locked person took a request back; what was noted at work on it goes, and letters
// for it open nothing any more.
MATCH (request:ContactRequest {id: $requestId})
MATCH (request)<-[:ASKS]-(:Person {id: $personId})
SET request.sealed = $sealed
WITH request
OPTIONAL MATCH (request)<-[:WORK_ON|FOR_REQUEST]-(work)
DETACH DELETE work
