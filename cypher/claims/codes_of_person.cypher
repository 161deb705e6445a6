// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// Every code with which a person shows a claim, used or not.
MATCH (person:Person {id: $personId})-[:HAS_CLAIM_CODE]->(code:ClaimCode)
MATCH (code)-[:OF_CLAIM]->(claim:Claim)
RETURN
  code.id AS id,
  code.sealed AS sealed,
  person.id AS personId,
  claim.id AS claimId
ORDER BY id
