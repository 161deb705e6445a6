"""Requests in the graph: (:Person)-[:ASKS]->(:ContactRequest)-[:GOES_TO]->(:Organisation)."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from network.asking.model import ContactRequest
from network.errors import Broken
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import OrganisationId, PersonId
from network.keys.sealing import Record, Sealer
from network.organisations.records import CONVERTER

KIND = "ContactRequest"
IN_ROW = {"id": "id", "person_id": "personId", "organisation_id": "organisationId"}


def of_person(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[ContactRequest]:
    """Everything that a person has asked, withdrawn or not."""
    return [_request(sealer, row) for row in tx.many("asking/of_person", personId=person_id)]


def who_asks(tx: Tx, people: Iterable[PersonId]) -> frozenset[PersonId]:
    """Who of these people has ever asked for somebody."""
    rows = tx.many("asking/who_asks", personIds=sorted(people))
    return frozenset(PersonId(row["id"]) for row in rows)


def at_organisation(
    tx: Tx, sealer: Sealer, organisation_id: OrganisationId, months: Iterable[str]
) -> list[ContactRequest]:
    """What an organisation was asked in these months, as far as it opens.

    Somebody who is just being erased must not keep others from asking.
    """
    found: list[ContactRequest] = []
    rows = tx.many("asking/of_organisation", organisationId=organisation_id, months=list(months))
    for row in rows:
        with suppress(Broken):
            found.append(_request(sealer, row))
    return found


def put(tx: Tx, sealer: Sealer, request: ContactRequest) -> None:
    """Keep what a locked person has asked."""
    tx.run(
        "asking/put",
        personId=request.person_id,
        organisationId=request.organisation_id,
        requestId=request.id,
        month=f"{request.asked_at:%Y-%m}",
        sealed=_sealed(sealer, request),
    )


def withdraw(tx: Tx, sealer: Sealer, request: ContactRequest) -> None:
    """Keep that a locked person took it back; all that was noted at work on it goes."""
    tx.run(
        "asking/withdraw",
        personId=request.person_id,
        requestId=request.id,
        sealed=_sealed(sealer, request),
    )


def _sealed(sealer: Sealer, request: ContactRequest) -> bytes:
    record = {
        name: value for name, value in CONVERTER.unstructure(request).items() if name not in IN_ROW
    }
    return sealer.seal(request.person_id, record_id=request.id, kind=KIND, value=record)


def _request(sealer: Sealer, row: Row) -> ContactRequest:
    record: Record = sealer.open(
        row["personId"], record_id=row["id"], kind=KIND, sealed=row["sealed"]
    )
    named: dict[str, Any] = {name: row[column] for name, column in IN_ROW.items()}
    try:
        return CONVERTER.structure({**record, **named}, ContactRequest)
    except Exception:  # noqa: BLE001 - whatever doesn't fit, its words must go no further
        raise Broken from None
