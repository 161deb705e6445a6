// mode: write
// params: personId, ids
// returns: none
// Take photos off one person's map.
MATCH (person:Person {id: $personId})
UNWIND $ids AS id
MATCH (photo:Photo {id: id})
USING INDEX SEEK photo:Photo(id)
WHERE EXISTS {
  (photo)<-[:HAS_PHOTO]-()<-[:HAS_ON_MAP|HAS_PLACE]-(person)
}
DETACH DELETE photo
