// mode: read
// params: personId, after, most
// returns: many
// expect: NodeUniqueIndexSeek
// Everything sealed with one person's key, whatever it is: a page, in the order of ids.
MATCH (person:Person {id: $personId})
CALL (person) {
  MATCH (person)
    -[:HAS_ACCOUNT|HAS_DRAFT|HAS_SETTINGS|HAS_PLACE|HAS_ON_MAP|TOOK
      |HAS_WORKER_CODE|HAS_STORY|HAS_WILLINGNESS|HAS_PARTICULARS
      |HAS_DESCRIPTIONS|SAYS|GAVE|HAS_CLAIM_CODE|HAS_PROTECTION
      |HAS_STANDING|HAS_REACH|HAS_TIE_CODE|ANSWERED|ASKS|HAS_RHYTHMS
      |HAS_DETAILS|WISHES|WROTE|WAS_SENT|KEEPS_PICTURE]->(record)
  RETURN
    labels(record)[0] AS kind,
    record.id AS id,
    record.sealed AS sealed
  UNION ALL
  MATCH (person)-[:HAS_ACCOUNT|HAS_PLACE|HAS_ON_MAP]->()
    -[
      :HAS_SESSION|HAS_TOKEN|HAS_FACTORS|HAS_TRUSTED_PERSON
      |HAS_NOTE|HAS_PHOTO
    ]->(record)
  RETURN
    labels(record)[0] AS kind,
    record.id AS id,
    record.sealed AS sealed
  UNION ALL
  MATCH (person)-[:HAS_ON_MAP]->()-[record:LINKED_TO]->()
  RETURN
    type(record) AS kind,
    record.id AS id,
    record.sealed AS sealed
  UNION ALL
  MATCH (person)-[record:PARTY_TO]->()
  RETURN
    type(record) AS kind,
    record.id AS id,
    record.sealed AS sealed
}
WITH kind, id, sealed
WHERE id > $after AND sealed IS NOT NULL
RETURN kind, id, sealed
ORDER BY id
LIMIT $most
