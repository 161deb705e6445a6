// mode: write
// params: assignmentId, staffId, organisationId
// returns: none
// expect: NodeUniqueIndexSeek
// Gives somebody's place on a list to another worker, at the same organisation or its successor.
MATCH (assignment:Assignment {id: $assignmentId})
MATCH (staff:StaffAccount {id: $staffId})
MATCH (organisation:Organisation {id: $organisationId})
OPTIONAL MATCH (:StaffAccount)-[carries:CARRIES]->(assignment)
DELETE carries
WITH DISTINCT assignment, staff, organisation
OPTIONAL MATCH (assignment)-[work:FOR_WORK_OF]->(:Organisation)
DELETE work
WITH DISTINCT assignment, staff, organisation
MERGE (staff)-[:CARRIES]->(assignment)
MERGE (assignment)-[:FOR_WORK_OF]->(organisation)
