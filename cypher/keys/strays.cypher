// mode: read
// params:
// returns: many
// scan: allowed
// Sealed records that no owner leads to: there should be none.
CALL () {
  MATCH (record)
  WHERE record.sealed IS NOT NULL
    AND NOT record:Audit
    AND NOT record:Tries
    AND NOT record:KeptNo
    AND NOT record:Task
    AND NOT record:Screening
    AND NOT record:Evidence
    AND NOT EXISTS { (:Person)-[:IN_PAIR]->(record) }
    AND NOT EXISTS {
      (:Person)
        -[:HAS_ACCOUNT|HAS_DRAFT|HAS_SETTINGS|HAS_PLACE|HAS_ON_MAP|TOOK
          |HAS_WORKER_CODE|HAS_STORY|HAS_WILLINGNESS|HAS_PARTICULARS
          |HAS_DESCRIPTIONS|SAYS|GAVE|HAS_CLAIM_CODE|HAS_PROTECTION
          |HAS_STANDING|HAS_REACH|HAS_TIE_CODE|ANSWERED|ASKS|HAS_RHYTHMS
          |HAS_DETAILS|WISHES|WROTE|WAS_SENT|KEEPS_PICTURE]->
        (record)
    }
    AND NOT EXISTS {
      (:Person)-[:HAS_ACCOUNT|HAS_PLACE|HAS_ON_MAP]->()
        -[
          :HAS_SESSION|HAS_TOKEN|HAS_FACTORS|HAS_TRUSTED_PERSON
          |HAS_NOTE|HAS_PHOTO
        ]->(record)
    }
    AND NOT record:Organisation
    AND NOT EXISTS {
      (record)-[:WORKS_AT|FOR_WORK_OF]->(:Organisation)
    }
  RETURN coalesce(labels(record)[0], '') AS kind, count(*) AS size
  UNION ALL
  MATCH (first)-[record]->()
  WHERE record.sealed IS NOT NULL
    AND NOT (
      type(record) = 'LINKED_TO'
      AND EXISTS { (:Person)-[:HAS_ON_MAP]->(first) }
    )
    AND NOT (type(record) = 'PARTY_TO' AND first:Person)
  RETURN type(record) AS kind, count(*) AS size
}
RETURN kind, size
