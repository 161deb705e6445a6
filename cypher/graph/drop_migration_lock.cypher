// mode: write
// params: owner
// returns: none
// Gives the lock back, if it is still ours.
MATCH (lock:MigrationLock {id: 'migrations'})
SET lock.lockSeq = coalesce(lock.lockSeq, 0) + 1
WITH lock
WHERE lock.owner = $owner
REMOVE lock.owner, lock.host, lock.beatAt
