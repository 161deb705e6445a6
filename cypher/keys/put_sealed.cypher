// mode: write
// params: personId, sealed
// returns: none
// Puts records of one person back as they are sealed now, by id.
MATCH (person:Person {id: $personId})
CALL (person) {
  MATCH (person)
    -[:HAS_ACCOUNT|HAS_DRAFT|HAS_SETTINGS|HAS_PLACE|HAS_ON_MAP|TOOK
      |HAS_WORKER_CODE|HAS_STORY|HAS_WILLINGNESS|HAS_PARTICULARS
      |HAS_DESCRIPTIONS|SAYS|GAVE|HAS_CLAIM_CODE|HAS_PROTECTION
      |HAS_STANDING|HAS_REACH|HAS_TIE_CODE|ANSWERED|ASKS|HAS_RHYTHMS
      |HAS_DETAILS|WISHES|WROTE|WAS_SENT|KEEPS_PICTURE]->(record)
  WHERE $sealed[record.id] IS NOT NULL
  SET record.sealed = $sealed[record.id]
}
CALL (person) {
  MATCH (person)-[:HAS_ACCOUNT|HAS_PLACE|HAS_ON_MAP]->()
    -[
      :HAS_SESSION|HAS_TOKEN|HAS_FACTORS|HAS_TRUSTED_PERSON
      |HAS_NOTE|HAS_PHOTO
    ]->(record)
  WHERE $sealed[record.id] IS NOT NULL
  SET record.sealed = $sealed[record.id]
}
CALL (person) {
  MATCH (person)-[:HAS_ON_MAP]->()-[record:LINKED_TO]->()
  WHERE $sealed[record.id] IS NOT NULL
  SET record.sealed = $sealed[record.id]
}
CALL (person) {
  MATCH (person)-[record:PARTY_TO]->()
  WHERE $sealed[record.id] IS NOT NULL
  SET record.sealed = $sealed[record.id]
}
