// mode: write
// params: requestId, approachId
// returns: none
// expect: NodeUniqueIndexSeek
// Takes the code in a letter back, if there is one. Whoever asked is locked.
MATCH (request:ContactRequest {id: $requestId})
  <-[:FOR_REQUEST]-(approach:Approach {id: $approachId})
DETACH DELETE approach
