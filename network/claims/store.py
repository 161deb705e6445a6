"""Claims and attestations in the graph: (:Person)-[:SAYS]->(:Claim)<-[:ABOUT]-(:Attestation).

A claim is sealed with the key of whoever says it, an attestation with the key of whoever gives it:
each goes with its own person.
"""

from network.claims import records
from network.claims.model import Attestation, Claim
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import ItemId, PersonId
from network.keys.sealing import Sealer

CLAIM, ATTESTATION = "Claim", "Attestation"


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[Claim]:
    """Everything that a person says."""
    rows = tx.many("claims/of_person", personId=person_id)
    return [_claim(sealer, person_id, row) for row in rows]


def lock(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[Claim]:
    """Lock the person, then look."""
    rows = tx.many("claims/lock_of_person", personId=person_id)
    return [_claim(sealer, person_id, row) for row in rows]


def put(tx: Tx, sealer: Sealer, claim: Claim) -> None:
    """Keep what a locked person says."""
    tx.run(
        "claims/put",
        personId=claim.by,
        claimId=claim.id,
        kind=claim.said.kind.value,
        version=claim.version,
        sealed=sealer.seal(
            claim.by, record_id=claim.id, kind=CLAIM, value=records.claim_record(claim)
        ),
    )


def drop(tx: Tx, person_id: PersonId, claim_id: ItemId) -> None:
    """Remove what a locked person said, and what others attested to it."""
    tx.run("claims/drop", personId=person_id, claimId=claim_id)


def attestations(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[Attestation]:
    """What others attest to the claims of a person."""
    rows = tx.many("claims/attestations", personId=person_id)
    return [_attestation(sealer, row) for row in rows]


def given(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[Attestation]:
    """What a person attests to the claims of others."""
    rows = tx.many("claims/given", personId=person_id)
    return [_attestation(sealer, row) for row in rows]


def give(tx: Tx, sealer: Sealer, one: Attestation) -> None:
    """Keep what a locked person attests."""
    tx.run(
        "claims/give",
        personId=one.given_by,
        claimId=one.claim_id,
        attestationId=one.id,
        method=one.method.value,
        sealed=sealer.seal(
            one.given_by,
            record_id=one.id,
            kind=ATTESTATION,
            value=records.attestation_record(one),
        ),
    )


def bind(tx: Tx, person_id: PersonId, claim_id: ItemId) -> None:
    """Say whom a claim is about. The first who agrees stays."""
    tx.run("claims/bind", personId=person_id, claimId=claim_id)


def take_attestation_back(tx: Tx, person_id: PersonId, attestation_id: ItemId) -> None:
    """Remove what a locked person attested."""
    tx.run("claims/take_attestation_back", personId=person_id, attestationId=attestation_id)


def between(tx: Tx, sealer: Sealer, one: PersonId, other: PersonId) -> list[Claim]:
    """What two people say of the past that they share."""
    rows = tx.many("claims/between", personId=one, otherId=other)
    return [_claim(sealer, PersonId(row["byId"]), row) for row in rows]


def _claim(sealer: Sealer, by: PersonId, row: Row) -> Claim:
    record = sealer.open(by, record_id=row["id"], kind=CLAIM, sealed=row["sealed"])
    return records.claim(by, row, record)


def _attestation(sealer: Sealer, row: Row) -> Attestation:
    record = sealer.open(
        row["giverId"], record_id=row["id"], kind=ATTESTATION, sealed=row["sealed"]
    )
    return records.attestation(row, record)
