"""Codes for claims in the graph: nothing but a fingerprint, the rest sealed for their owner."""

from dataclasses import dataclass

from network.claims import records
from network.claims.code_model import ClaimCode
from network.claims.model import Claim
from network.errors import Broken
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.organisations.records import CONVERTER

KIND, CLAIM = "ClaimCode", "Claim"
IN_ROW = {"id": "id", "owner": "personId", "claim_id": "claimId"}
SWEPT_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Found:
    """A code that was typed, with the claim that it shows."""

    code: ClaimCode
    claim: Claim


def find(tx: Tx, sealer: Sealer, fingerprint: str) -> Found | None:
    """The code with this fingerprint."""
    row = tx.maybe("claims/find_code", codeHash=fingerprint)
    if row is None:
        return None
    by = PersonId(row["personId"])
    said = sealer.open(by, record_id=row["claimId"], kind=CLAIM, sealed=row["claimSealed"])
    named = {"id": row["claimId"], "version": row["claimVersion"], "aboutId": row["aboutId"]}
    return Found(code=_code(sealer, row), claim=records.claim(by, named, said))


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[ClaimCode]:
    """Every code of a person, used or not."""
    return [_code(sealer, row) for row in tx.many("claims/codes_of_person", personId=person_id)]


def add(tx: Tx, sealer: Sealer, code: ClaimCode, fingerprint: str) -> None:
    """Keep a new code of a locked person, once."""
    tx.run(
        "claims/add_code",
        personId=code.owner,
        claimId=code.claim_id,
        codeId=code.id,
        codeHash=fingerprint,
        goneMonth=f"{code.until:%Y-%m}",
        sealed=_sealed(sealer, code),
    )


def keep(tx: Tx, sealer: Sealer, code: ClaimCode) -> None:
    """Keep what became of a code whose owner is locked. One that is not there stays so."""
    tx.run("claims/keep_code", codeId=code.id, sealed=_sealed(sealer, code))


def drop(tx: Tx, person_id: PersonId, code_id: str) -> None:
    """Take a code of a locked person away."""
    tx.run("claims/drop_code", personId=person_id, codeId=code_id)


def sweep(tx: Tx, before: str) -> int:
    """Remove some codes that ran out in an earlier month. Returns how many."""
    return int(tx.one("claims/sweep_codes", month=before, most=SWEPT_AT_ONCE)["swept"])


def _sealed(sealer: Sealer, code: ClaimCode) -> bytes:
    record = {
        name: value for name, value in CONVERTER.unstructure(code).items() if name not in IN_ROW
    }
    return sealer.seal(code.owner, record_id=code.id, kind=KIND, value=record)


def _code(sealer: Sealer, row: Row) -> ClaimCode:
    record = sealer.open(row["personId"], record_id=row["id"], kind=KIND, sealed=row["sealed"])
    named = {name: row[column] for name, column in IN_ROW.items()}
    try:
        found: ClaimCode = CONVERTER.structure({**record, **named}, ClaimCode)
    except Exception:  # noqa: BLE001 - whatever doesn't fit, its words must go no further
        raise Broken from None
    return found
