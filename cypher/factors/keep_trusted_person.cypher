// mode: write
// params: accountId, trustedId, slipIndex, passedIndex, sealed
// returns: none
// Keeps somebody who was given a slip; the owner of the account is locked.
MATCH (account:Account {id: $accountId})
MERGE (trusted:TrustedPerson {id: $trustedId})
SET trusted.slipIndex = $slipIndex,
  trusted.passedIndex = $passedIndex,
  trusted.sealed = $sealed
MERGE (account)-[:HAS_TRUSTED_PERSON]->(trusted)
