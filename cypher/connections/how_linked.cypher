// mode: read
// params: personId, connectionId
// returns: maybe
// expect: NodeUniqueIndexSeek, StatefulShortestPath(Into)
// The shortest ways from a person to somebody on their own map that lead through people they know.
// A shared place is a longer way than a link. However long the way: there is no limit of steps.
MATCH (person:Person {id: $personId})
MATCH (target:Connection {id: $connectionId})
USING INDEX SEEK target:Connection(id)
WHERE EXISTS { (target)<-[:HAS_ON_MAP]-(person) }
OPTIONAL MATCH path = SHORTEST 9
  (person)-[:HAS_ON_MAP]->
  (first:Connection
    WHERE first.kind <> 'not_said' AND first.id <> $connectionId)
  (()-[:LINKED_TO|KNOWN_AT]-(stop
    WHERE EXISTS { (person)-[:HAS_ON_MAP|HAS_PLACE]->(stop) }))+
  (target)
WITH person, target, path
ORDER BY
  length(path),
  size([stop IN nodes(path) WHERE stop:Place])
LIMIT 1
WITH
  person, target,
  coalesce(nodes(path)[1..], []) AS stops,
  coalesce(relationships(path)[1..], []) AS ways
WITH
  target, stops, ways,
  COLLECT {
    MATCH (person)-[:HAS_PLACE]->(place:Place)<-[:KNOWN_AT]-(known:Connection)
    WHERE known = target OR known IN stops
    RETURN DISTINCT place
  } + [stop IN stops WHERE stop:Place] AS places
RETURN
  target.id AS targetId,
  [stop IN stops | stop.id] AS stopIds,
  [stop IN stops + [target] WHERE stop:Connection | stop.id] AS connectionIds,
  [stop IN stops + [target] WHERE stop:Connection | stop.sealed]
    AS connectionSealed,
  [place IN places | place.id] AS placeIds,
  [place IN places | place.sealed] AS placeSealed,
  [way IN ways WHERE type(way) = 'LINKED_TO' | way.id] AS linkIds,
  [way IN ways WHERE type(way) = 'LINKED_TO' | way.sealed] AS linkSealed
