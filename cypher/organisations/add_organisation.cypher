// mode: write
// params: organisationId, kind, state, month, sealed
// returns: none
// Makes an organisation; the same id again changes nothing.
MERGE (organisation:Organisation {id: $organisationId})
ON CREATE SET organisation.kind = $kind,
  organisation.state = $state,
  organisation.madeMonth = $month,
  organisation.version = 1,
  organisation.sealed = $sealed
