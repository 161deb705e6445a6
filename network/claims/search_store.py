"""Searches of records in the graph: (:RecordSearch)-[:OF_CLAIM]->(:Claim), for one organisation."""

from typing import Any

from network.claims.searches import RecordSearch
from network.errors import Broken
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import OrganisationId, PersonId
from network.keys.sealing import Record, Sealer
from network.organisations import store as organisations
from network.organisations.kinds import OrganisationState
from network.organisations.records import CONVERTER

KIND = "RecordSearch"
IN_ROW = {
    "id": "id",
    "claim_id": "claimId",
    "organisation_id": "organisationId",
    "person_id": "personId",
}


def of_person(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[RecordSearch]:
    """Every search that a person has asked for, whatever came of it."""
    rows = tx.many("claims/searches_of_person", personId=person_id)
    return [_search(sealer, row) for row in rows]


def at_organisation(
    tx: Tx, sealer: Sealer, organisation_id: OrganisationId, months: list[str] | None = None
) -> list[RecordSearch]:
    """What an organisation was asked, in these months or ever."""
    rows = tx.many("claims/searches_of_organisation", organisationId=organisation_id, months=months)
    return [_search(sealer, row) for row in rows]


def find(tx: Tx, sealer: Sealer, search_id: str) -> RecordSearch | None:
    """One search."""
    row = tx.maybe("claims/find_search", searchId=search_id)
    return _search(sealer, row) if row else None


def keep(tx: Tx, sealer: Sealer, search: RecordSearch) -> None:
    """Keep what a locked person has asked, or what came of it."""
    record = {
        name: value for name, value in CONVERTER.unstructure(search).items() if name not in IN_ROW
    }
    tx.run(
        "claims/keep_search",
        searchId=search.id,
        claimId=search.claim_id,
        organisationId=search.organisation_id,
        month=f"{search.asked_at:%Y-%m}",
        sealed=sealer.seal(search.organisation_id, record_id=search.id, kind=KIND, value=record),
    )


def standing(tx: Tx, organisation_id: OrganisationId, sealer: Sealer) -> OrganisationId:
    """Who answers for an organisation's records today: itself, or who has taken them over."""
    seen = {organisation_id}
    while True:
        found = organisations.find(tx, sealer, organisation_id)
        if found is None or found.state is not OrganisationState.CLOSED:
            return organisation_id
        if found.successor is None or found.successor in seen:
            return organisation_id
        organisation_id = found.successor
        seen.add(organisation_id)


def _search(sealer: Sealer, row: Row) -> RecordSearch:
    record: Record = sealer.open(
        row["organisationId"], record_id=row["id"], kind=KIND, sealed=row["sealed"]
    )
    named: dict[str, Any] = {name: row[column] for name, column in IN_ROW.items()}
    try:
        found: RecordSearch = CONVERTER.structure({**record, **named}, RecordSearch)
    except Exception:  # noqa: BLE001 - whatever doesn't fit, its words must go no further
        raise Broken from None
    return found
