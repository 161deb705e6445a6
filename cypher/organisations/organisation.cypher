// mode: read
// params: organisationId
// returns: maybe
// expect: NodeUniqueIndexSeek
// One organisation, as it is sealed.
MATCH (organisation:Organisation {id: $organisationId})
RETURN
  organisation.id AS id,
  organisation.kind AS kind,
  organisation.state AS state,
  organisation.version AS version,
  organisation.sealed AS sealed
