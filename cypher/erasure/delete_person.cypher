// mode: write
// params: personId
// returns: maybe
// Deletes one person, unless something of theirs has come in between. No row: they are gone.
MATCH (person:Person {id: $personId})
SET person.lockSeq = 0
WITH person, EXISTS { (person)--() } AS held
FOREACH (gone IN CASE WHEN held THEN [] ELSE [person] END | DELETE gone)
RETURN held
