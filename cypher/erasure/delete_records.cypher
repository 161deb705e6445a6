// mode: write
// params: personId, most
// returns: one
// Deletes a batch of what belongs to one person; what hangs on something goes before it.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person
CALL (person) {
  MATCH (person)-[:HAS_PLACE|HAS_ON_MAP]->()-[:HAS_NOTE|HAS_PHOTO]->(record)
  RETURN record
  UNION
  MATCH (person)
    -[:HAS_ACCOUNT|HAS_DRAFT|HAS_SETTINGS|HAS_PLACE|HAS_ON_MAP|TOOK
      |HAS_WORKER_CODE|HAS_ASSIGNMENT|WORKS_AS|HAS_STORY
      |HAS_WILLINGNESS|HAS_PARTICULARS|HAS_DESCRIPTIONS|SAYS|GAVE
      |HAS_CLAIM_CODE|HAS_PROTECTION|HAS_STANDING|HAS_REACH|HAS_TIE_CODE
      |ANSWERED|ASKS|HAS_RHYTHMS|HAS_DETAILS|WISHES|WROTE
      |WAS_SENT|KEEPS_PICTURE|DID|HAS_CALENDAR_LINK]->(record)
  WHERE NOT EXISTS {
    (record)-[
      :HAS_SESSION|HAS_TOKEN|HAS_FACTORS|HAS_TRUSTED_PERSON
      |HAS_NOTE|HAS_PHOTO
    ]->()
  }
  AND NOT EXISTS { (record)<-[:ABOUT]-(:Attestation) }
  AND NOT EXISTS { (record)<-[:OF_CLAIM]-() }
  AND NOT EXISTS { (record)<-[:WORK_ON|FOR_REQUEST|PRINT_OF]-() }
  RETURN record
  UNION
  MATCH (person)-[:SAYS]->(:Claim)<-[:ABOUT]-(record:Attestation)
  RETURN record
  UNION
  MATCH (person)-[:SAYS]->(:Claim)<-[:OF_CLAIM]-(record)
  RETURN record
  UNION
  MATCH (person)-[:ASKS]->(:ContactRequest)
    <-[:WORK_ON|FOR_REQUEST]-(record)
  RETURN record
  UNION
  MATCH (person)-[:WISHES]->(:Wish)<-[:PRINT_OF]-(record)
  RETURN record
  UNION
  MATCH (person)-[:HAS_ACCOUNT]->()
    -[:HAS_SESSION|HAS_TOKEN|HAS_FACTORS|HAS_TRUSTED_PERSON]->(record)
  RETURN record
}
WITH record
LIMIT $most
DETACH DELETE record
RETURN count(*) AS deleted
