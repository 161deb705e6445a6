// mode: write
// params: organisationId
// returns: maybe
// expect: NodeUniqueIndexSeek
// Locks an organisation, then reads it: what is decided from it can't change meanwhile.
MATCH (organisation:Organisation {id: $organisationId})
SET organisation.lockSeq = coalesce(organisation.lockSeq, 0) + 1
RETURN
  organisation.id AS id,
  organisation.kind AS kind,
  organisation.state AS state,
  organisation.version AS version,
  organisation.sealed AS sealed
