// mode: write
// params: first, second, pairId, around
// returns: one
// expect: NodeUniqueIndexSeek
// most-db-hits: 280
// Locks two people in the order of their ids, then what is between them, then reads all of it,
// and what a question needs besides: who they say they are, what they say they shared, what stands
// for it and, if asked, everybody around them; and whether writing is held off (docs/adr/0012).
// The columns are those of the statements that read it alone.
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
OPTIONAL MATCH (one)-[:HAS_PARTICULARS]->(ownParticulars:Particulars)
OPTIONAL MATCH (other)-[:HAS_PROTECTION]->(otherProtection:Protection)
OPTIONAL MATCH (other)-[:HAS_STANDING]->(otherStanding:Standing)
OPTIONAL MATCH (other)-[:HAS_PARTICULARS]->(otherParticulars:Particulars)
CALL (one, other) {
  MATCH (one)-[:SAYS|ABOUT]-(claim:Claim)-[:SAYS|ABOUT]-(other)
  MATCH (by:Person)-[:SAYS]->(claim)-[:ABOUT]->(about:Person)
  WITH by, about, claim
  ORDER BY claim.id
  RETURN collect({
    byId: by.id,
    aboutId: about.id,
    id: claim.id,
    version: claim.version,
    sealed: claim.sealed
  }) AS claims
}
CALL (one, other) {
  UNWIND [one, other] AS by
  MATCH (by)-[:SAYS]->(claim:Claim)<-[:ABOUT]-(attestation:Attestation)
  MATCH (giver:Person)-[:GAVE]->(attestation)
  OPTIONAL MATCH (claim)-[:ABOUT]->(about:Person)
  WITH by, claim, attestation, giver, about
  ORDER BY claim.id, attestation.id
  RETURN collect({
    byId: by.id,
    claimId: claim.id,
    id: attestation.id,
    method: attestation.method,
    sealed: attestation.sealed,
    giverId: giver.id,
    aboutId: about.id,
    kinds: [(giver)-[:SAYS]->(kin:Claim)-[:ABOUT]->(by) | kin.kind]
      + [(by)-[:SAYS]->(kin:Claim)-[:ABOUT]->(giver) | kin.kind]
  }) AS attestations
}
CALL (one, other) {
  UNWIND [one, other] AS by
  MATCH (by)-[:SAYS]->(claim:Claim)<-[:OF_CLAIM]-(search:RecordSearch)
  MATCH (search)-[:FOR_WORK_OF]->(organisation:Organisation)
  WITH by, claim, search, organisation
  ORDER BY search.id
  RETURN collect({
    id: search.id,
    sealed: search.sealed,
    claimId: claim.id,
    organisationId: organisation.id,
    personId: by.id
  }) AS searches
}
CALL (one, other) {
  MATCH (one)-[:IN_PAIR]->(near:Pair)<-[:IN_PAIR]-(third:Person)
  WHERE $around AND third.id <> $second
  MATCH (third)-[:IN_PAIR]->(far:Pair)<-[:IN_PAIR]-(other)
  WHERE near.sealed IS NOT NULL AND far.sealed IS NOT NULL
  WITH third, near, far
  ORDER BY third.id
  RETURN collect({
    thirdId: third.id,
    unconfirmed: coalesce(third.unconfirmed, false),
    nearId: near.id,
    nearSealed: near.sealed,
    farId: far.id,
    farSealed: far.sealed
  }) AS around
}
OPTIONAL MATCH (meta:Meta {id: 'store'})
RETURN
  meta.closed IS NOT NULL
  OR coalesce(meta.fencedUntil > datetime(), false) AS heldOff,
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
  otherStanding.sealed AS secondStandingSealed,
  ownParticulars.id AS firstParticularsId,
  ownParticulars.version AS firstParticularsVersion,
  ownParticulars.sealed AS firstParticularsSealed,
  otherParticulars.id AS secondParticularsId,
  otherParticulars.version AS secondParticularsVersion,
  otherParticulars.sealed AS secondParticularsSealed,
  claims,
  attestations,
  searches,
  around
