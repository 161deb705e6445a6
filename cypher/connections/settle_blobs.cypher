// mode: write
// params: personId, stepId
// returns: none
// Note that no picture of a removal lies in the blob store any more.
MATCH (step:Step {id: $stepId})<-[:TOOK]-(:Person {id: $personId})
REMOVE step.owing, step.owed
