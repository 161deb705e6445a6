// mode: read
// params: passedIndex
// returns: maybe
// expect: NodeIndexSeek
// Who passed a code on, still sealed. A code that was used is the empty text, and is never asked.
MATCH (trusted:TrustedPerson {passedIndex: $passedIndex})
MATCH (person:Person)-[:HAS_ACCOUNT]->(account:Account)
  -[:HAS_TRUSTED_PERSON]->(trusted)
RETURN
  person.id AS personId,
  account.id AS accountId,
  trusted.id AS id,
  trusted.slipIndex AS slipIndex,
  trusted.passedIndex AS passedIndex,
  trusted.sealed AS sealed
LIMIT 1
