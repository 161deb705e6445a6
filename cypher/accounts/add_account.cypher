// mode: write
// params: personId, accountId, month, nameIndex, sealed
// returns: none
// Makes a person and the account that is theirs; the same ids again change nothing.
MERGE (person:Person {id: $personId})
ON CREATE SET person.madeMonth = $month,
  person.lockSeq = 0,
  person.mapSeq = 0
MERGE (account:Account {id: $accountId})
ON CREATE SET account.madeMonth = $month,
  account.nameIndex = $nameIndex,
  account.version = 1,
  account.sealed = $sealed
MERGE (person)-[:HAS_ACCOUNT]->(account)
