"""Factors in the graph: one sealed record an account, found by person or by a passkey's handle."""

import base64
from dataclasses import replace

from network.factors import records
from network.factors.model import Factors
from network.graph.door import Graph, Tx
from network.identity import PersonId, new_id
from network.keys.sealing import Sealer

KIND = "Factors"
HANDLE_INDEX = "passkey-handle"
HANDLE_HALVES = ("passkey-handle-first", "passkey-handle-second")


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> Factors | None:
    """What a person can show besides their password, if there is anything."""
    row = tx.maybe("factors/factors_of", personId=person_id)
    if row is None:
        return None
    record = sealer.open(row["personId"], record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return records.factors(row, record)


def of_or_new(tx: Tx, sealer: Sealer, person_id: PersonId, account_id: str) -> Factors:
    """The same, or the empty beginning of it."""
    return of(tx, sealer, person_id) or Factors(
        id=new_id(),
        account_id=account_id,
        person_id=person_id,
        handle=_new_handle(sealer, person_id),
    )


def keep(tx: Tx, sealer: Sealer, factors: Factors) -> None:
    """Keep the factors of a person who is locked."""
    changed = replace(factors, version=factors.version + 1)
    tx.run(
        "factors/keep_factors",
        accountId=changed.account_id,
        factorsId=changed.id,
        handleIndex=sealer.index(HANDLE_INDEX, changed.handle),
        version=changed.version,
        sealed=sealer.seal(
            changed.person_id,
            record_id=changed.id,
            kind=KIND,
            value=records.factors_record(changed),
        ),
    )


def person_by_handle(graph: Graph, sealer: Sealer, handle: str) -> PersonId | None:
    """Whose passkeys carry this handle."""
    row = graph.ask("factors/person_by_handle", handleIndex=sealer.index(HANDLE_INDEX, handle))
    return PersonId(row["personId"]) if row else None


def _new_handle(sealer: Sealer, person_id: PersonId) -> str:
    """256 bits that nobody without our key can tell from chance.

    They come out the same each time, so that asking a device for a passkey stores nothing.
    """
    halves = "".join(sealer.index(name, person_id) for name in HANDLE_HALVES)
    return base64.urlsafe_b64encode(bytes.fromhex(halves)).decode().rstrip("=")
