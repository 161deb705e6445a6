// mode: write
// params: month, most
// returns: one
// Removes a batch of codes and answers that ran out in an earlier month.
CALL () {
  MATCH (code:TieCode)
  WHERE code.goneMonth < $month
  RETURN code AS gone
  UNION
  MATCH (answer:TieAnswer)
  WHERE answer.goneMonth < $month
  RETURN answer AS gone
  UNION
  MATCH (approach:Approach)
  WHERE approach.goneMonth < $month
  RETURN approach AS gone
}
WITH gone
LIMIT $most
DETACH DELETE gone
RETURN count(*) AS swept
