// mode: write
// params: owner, host, patience
// returns: maybe
// Takes the lock if it is free, ours, or unattended for too long; else no row.
MERGE (lock:MigrationLock {id: 'migrations'})
SET lock.lockSeq = coalesce(lock.lockSeq, 0) + 1
WITH lock
WHERE lock.owner IS NULL
  OR lock.owner = $owner
  OR lock.beatAt < datetime() - duration({seconds: $patience})
SET lock.owner = $owner,
  lock.host = $host,
  lock.beatAt = datetime()
RETURN lock.owner AS owner
