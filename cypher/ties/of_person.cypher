// mode: read
// params: personId
// returns: many
// expect: NodeUniqueIndexSeek
// What somebody has agreed with others, and with whom. No other: they have gone.
MATCH (person:Person {id: $personId})-[mine:PARTY_TO]->(tie:Tie)
OPTIONAL MATCH (tie)<-[theirs:PARTY_TO]-(other:Person)
WHERE other.id <> $personId
RETURN
  tie.id AS id,
  mine.id AS mineSideId,
  mine.kind AS mineKind,
  mine.sealed AS mineSealed,
  other.id AS otherId,
  theirs.id AS otherSideId,
  theirs.kind AS otherKind,
  theirs.sealed AS otherSealed
ORDER BY id
