// mode: write
// params: accountId, factorsId, handleIndex, version, sealed
// returns: none
// Keeps what the owner of an account can show; the owner is locked.
MATCH (account:Account {id: $accountId})
MERGE (factors:Factors {id: $factorsId})
SET factors.handleIndex = $handleIndex,
  factors.version = $version,
  factors.sealed = $sealed
MERGE (account)-[:HAS_FACTORS]->(factors)
