// mode: read
// params: codeHash
// returns: maybe
// expect: NodeUniqueIndexSeek
// Whose code this is.
MATCH (code:TieCode {codeHash: $codeHash})
MATCH (person)-[:HAS_TIE_CODE]->(code)
RETURN code.id AS id, code.sealed AS sealed, person.id AS personId
