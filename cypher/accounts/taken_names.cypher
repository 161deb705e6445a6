// mode: read
// params: nameIndexes
// returns: many
// expect: NodeUniqueIndexSeek
// Which of these sign-in names belong to somebody already.
UNWIND $nameIndexes AS nameIndex
MATCH (account:Account {nameIndex: nameIndex})
RETURN account.nameIndex AS nameIndex
