// mode: read
// params: after, most
// returns: many
// A page of the practices, by id alone: also of those that open no more.
MATCH (organisation:Organisation)
WHERE organisation.state = "practice" AND organisation.id > $after
RETURN organisation.id AS id
ORDER BY id
LIMIT $most
