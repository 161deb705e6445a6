// mode: write
// params: ids, goneMonth
// returns: many
// Locks counts of tries in one order, making those that are missing, and reads them.
UNWIND $ids AS id
MERGE (tries:Tries {id: id})
SET tries.lockSeq = coalesce(tries.lockSeq, 0) + 1,
  tries.goneMonth = $goneMonth
RETURN
  tries.id AS id,
  tries.sealed AS sealed
