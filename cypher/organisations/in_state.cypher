// mode: read
// params: states, after, most
// returns: many
// A page of the organisations in one of these states, by id, for whoever runs the service.
MATCH (organisation:Organisation)
WHERE organisation.state IN $states AND organisation.id > $after
RETURN
  organisation.id AS id,
  organisation.kind AS kind,
  organisation.state AS state,
  organisation.version AS version,
  organisation.sealed AS sealed
ORDER BY id
LIMIT $most
