// mode: read
// params: after, most
// returns: many
// A page of letters that were reported or held, still sealed, by id.
MATCH (evidence:Evidence)
WHERE evidence.id > $after
RETURN evidence.id AS id, evidence.sealed AS sealed
ORDER BY id
LIMIT $most
