// mode: read
// params: month, most
// returns: many
// expect: NodeIndexSeekByRange
// A batch of evidence that ran out in an earlier month.
MATCH (evidence:Evidence)
WHERE evidence.goneMonth < $month
RETURN evidence.id AS id
LIMIT $most
