// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// The letters that were written for one person's requests, and what was answered to each.
MATCH (person:Person {id: $personId})-[:ASKS]->(request:ContactRequest)
OPTIONAL MATCH (request)<-[:FOR_REQUEST]-(approach:Approach)
OPTIONAL MATCH (approach)-[:FOR_WORK_OF]->(organisation:Organisation)
OPTIONAL MATCH (approach)<-[:TO_CODE]-(answer:TieAnswer)
OPTIONAL MATCH (answer)<-[:ANSWERED]-(by:Person)
RETURN
  request.id AS requestId,
  person.id AS personId,
  approach.id AS id,
  approach.sealed AS sealed,
  organisation.id AS organisationId,
  answer.id AS answerId,
  answer.sealed AS answerSealed,
  by.id AS byId
ORDER BY requestId, id
