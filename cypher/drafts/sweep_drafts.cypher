// mode: write
// params: month, most
// returns: one
// Removes drafts that ran out in an earlier month.
MATCH (draft:Draft)
WHERE draft.goneMonth < $month
WITH draft
LIMIT $most
DETACH DELETE draft
RETURN count(*) AS swept
