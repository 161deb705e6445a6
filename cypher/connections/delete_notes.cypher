// mode: write
// params: personId, ids
// returns: none
// Take notes off one person's map.
MATCH (person:Person {id: $personId})
UNWIND $ids AS id
MATCH (note:Note {id: id})
USING INDEX SEEK note:Note(id)
WHERE EXISTS {
  (note)<-[:HAS_NOTE]-()<-[:HAS_ON_MAP|HAS_PLACE]-(person)
}
DETACH DELETE note
