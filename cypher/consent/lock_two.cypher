// mode: write
// params: first, second, pairId
// returns: one
// expect: NodeUniqueIndexSeek
// most-db-hits: 100
// Locks two people in the order of their ids, then what is between them, then reads all of it.
// Who is not there, or is being erased, has no id.
OPTIONAL MATCH (one:Person {id: $first})
SET one.lockSeq = 0
WITH one
OPTIONAL MATCH (other:Person {id: $second})
SET other.lockSeq = 0
WITH one, other
OPTIONAL MATCH (pair:Pair {id: $pairId})
SET pair.lockSeq = 0
WITH one, other, pair
OPTIONAL MATCH (one)-[:HAS_PROTECTION]->(ownProtection:Protection)
OPTIONAL MATCH (one)-[:HAS_STANDING]->(ownStanding:Standing)
OPTIONAL MATCH (other)-[:HAS_PROTECTION]->(otherProtection:Protection)
OPTIONAL MATCH (other)-[:HAS_STANDING]->(otherStanding:Standing)
RETURN
  CASE WHEN one.erasing IS NULL THEN one.id END AS firstId,
  CASE WHEN other.erasing IS NULL THEN other.id END AS secondId,
  coalesce(one.unconfirmed, other.unconfirmed, false) AS unconfirmed,
  pair.id AS pairId,
  pair.epoch AS epoch,
  pair.version AS pairVersion,
  pair.lockSeq AS lockSeq,
  pair.sealed AS pairSealed,
  ownProtection.id AS firstProtectionId,
  ownProtection.version AS firstProtectionVersion,
  ownProtection.sealed AS firstProtectionSealed,
  ownStanding.id AS firstStandingId,
  ownStanding.version AS firstStandingVersion,
  ownStanding.sealed AS firstStandingSealed,
  otherProtection.id AS secondProtectionId,
  otherProtection.version AS secondProtectionVersion,
  otherProtection.sealed AS secondProtectionSealed,
  otherStanding.id AS secondStandingId,
  otherStanding.version AS secondStandingVersion,
  otherStanding.sealed AS secondStandingSealed
