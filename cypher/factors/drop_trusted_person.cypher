// mode: write
// params: personId, trustedId
// returns: none
// expect: NodeUniqueIndexSeek
// Lets a slip of one person open nothing any more.
MATCH (person:Person {id: $personId})-[:HAS_ACCOUNT]->(account:Account)
MATCH (account)-[:HAS_TRUSTED_PERSON]->(trusted:TrustedPerson)
WHERE trusted.id = $trustedId
DETACH DELETE trusted
