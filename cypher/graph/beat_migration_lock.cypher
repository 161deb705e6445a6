// mode: write
// params: owner
// returns: maybe
// Says that the runner is alive; no row where another has taken over.
MATCH (lock:MigrationLock {id: 'migrations'})
SET lock.lockSeq = coalesce(lock.lockSeq, 0) + 1
WITH lock
WHERE lock.owner = $owner
SET lock.beatAt = datetime()
RETURN lock.owner AS owner
