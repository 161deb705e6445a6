// mode: read
// params: codeHash
// returns: maybe
// expect: NodeUniqueIndexSeek
// Whose code this is, with the claim that it shows.
MATCH (code:ClaimCode {codeHash: $codeHash})
MATCH (person)-[:HAS_CLAIM_CODE]->(code)-[:OF_CLAIM]->(claim:Claim)
OPTIONAL MATCH (claim)-[:ABOUT]->(about)
RETURN
  code.id AS id,
  code.sealed AS sealed,
  person.id AS personId,
  claim.id AS claimId,
  claim.version AS claimVersion,
  claim.sealed AS claimSealed,
  about.id AS aboutId
