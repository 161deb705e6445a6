// mode: read
// params: slipIndex
// returns: maybe
// expect: NodeUniqueIndexSeek
// To whom a slip was given, still sealed.
MATCH (trusted:TrustedPerson {slipIndex: $slipIndex})
MATCH (person:Person)-[:HAS_ACCOUNT]->(account:Account)
  -[:HAS_TRUSTED_PERSON]->(trusted)
RETURN
  person.id AS personId,
  account.id AS accountId,
  trusted.id AS id,
  trusted.slipIndex AS slipIndex,
  trusted.passedIndex AS passedIndex,
  trusted.sealed AS sealed
