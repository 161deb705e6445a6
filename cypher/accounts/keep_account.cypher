// mode: write
// params: accountId, nameIndex, version, sealed
// returns: none
// Keeps what has changed in an account that is locked.
MATCH (account:Account {id: $accountId})
SET account.nameIndex = $nameIndex,
  account.version = $version,
  account.sealed = $sealed
