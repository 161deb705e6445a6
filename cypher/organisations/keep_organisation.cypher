// mode: write
// params: organisationId, kind, state, version, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what has changed in an organisation that is locked.
MATCH (organisation:Organisation {id: $organisationId})
SET organisation.kind = $kind,
  organisation.state = $state,
  organisation.version = $version,
  organisation.sealed = $sealed
