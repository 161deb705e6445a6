// mode: auto
// params:
// returns: none
// One lock for all runners.
CREATE CONSTRAINT migration_lock_id IF NOT EXISTS
FOR (lock:MigrationLock)
REQUIRE lock.id IS UNIQUE
