// mode: write
// params: tokenHash
// returns: none
// expect: NodeUniqueIndexSeek
// Ends the session that a token opens.
MATCH (session:Session {tokenHash: $tokenHash})
DETACH DELETE session
