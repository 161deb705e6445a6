// mode: write
// params: personId
// returns: maybe
// Marks one person as being erased and takes away every way in: account, sessions, tokens.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0,
  person.erasing = true
WITH person
OPTIONAL MATCH (person)-[:HAS_ACCOUNT]->(account:Account)
OPTIONAL MATCH (account)
  -[:HAS_SESSION|HAS_TOKEN|HAS_FACTORS|HAS_TRUSTED_PERSON]->(pass)
DETACH DELETE pass, account
WITH DISTINCT person
RETURN person.id AS id
