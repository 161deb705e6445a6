// mode: write
// params: personId
// returns: none
// Go back to a map without settings of its own.
MATCH (:Person {id: $personId})-[:HAS_SETTINGS]->(settings:MapSettings)
DETACH DELETE settings
