// mode: read
// params: id
// returns: one
// Whether a letter is kept as evidence under this id, which owns its key.
RETURN EXISTS { MATCH (:Evidence {id: $id}) } AS there
