// mode: read
// params: organisationId, after, most
// returns: many
// expect: NodeUniqueIndexSeek
// Everything sealed with one organisation's key: a page, in the order of ids.
MATCH (organisation:Organisation {id: $organisationId})
CALL (organisation) {
  RETURN
    'Organisation' AS kind,
    organisation.id AS id,
    organisation.sealed AS sealed
  UNION ALL
  MATCH (record)-[:WORKS_AT|FOR_WORK_OF]->(organisation)
  RETURN
    labels(record)[0] AS kind,
    record.id AS id,
    record.sealed AS sealed
}
WITH kind, id, sealed
WHERE id > $after
RETURN kind, id, sealed
ORDER BY id
LIMIT $most
