// mode: write
// params: personId, codeId
// returns: none
// expect: NodeUniqueIndexSeek
// Takes a code away, used or not.
MATCH (person:Person {id: $personId})-[:HAS_CLAIM_CODE]->(code:ClaimCode)
WHERE code.id = $codeId
DETACH DELETE code
