"""Organisations in the graph."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from network.errors import Broken
from network.graph.door import Graph, Tx
from network.graph.statements import Row
from network.identity import OrganisationId
from network.keys.sealing import Sealer
from network.organisations import records
from network.organisations.kinds import OrganisationState
from network.organisations.model import Organisation

log = logging.getLogger(__name__)
KIND = "Organisation"
PAGE = 100


def add(tx: Tx, sealer: Sealer, organisation: Organisation) -> None:
    """Make an organisation, whose key is there already."""
    tx.run(
        "organisations/add_organisation",
        organisationId=organisation.id,
        kind=organisation.kind,
        state=organisation.state,
        month=organisation.made_at.strftime("%Y-%m"),
        sealed=_sealed(sealer, organisation),
    )


def lock(tx: Tx, sealer: Sealer, organisation_id: OrganisationId) -> Organisation | None:
    """Lock an organisation, then look at it. Take this lock after people, before staff accounts."""
    row = tx.maybe("organisations/lock_organisation", organisationId=organisation_id)
    return _opened(sealer, row) if row else None


def find(tx: Tx, sealer: Sealer, organisation_id: OrganisationId) -> Organisation | None:
    """An organisation."""
    row = tx.maybe("organisations/organisation", organisationId=organisation_id)
    return _opened(sealer, row) if row else None


def keep(tx: Tx, sealer: Sealer, organisation: Organisation) -> None:
    """Keep a locked organisation that has changed."""
    changed = replace(organisation, version=organisation.version + 1)
    tx.run(
        "organisations/keep_organisation",
        organisationId=changed.id,
        kind=changed.kind,
        state=changed.state,
        version=changed.version,
        sealed=_sealed(sealer, changed),
    )


def in_state(
    graph: Graph, sealer: Sealer, states: Sequence[OrganisationState]
) -> Iterator[Organisation]:
    """Every organisation in one of these states that opens.

    One that doesn't must not close a page to everybody: `network keys verify` names it.
    """
    after = ""
    while rows := graph.read(_page(states, after)):
        for row in rows:
            try:
                yield _opened(sealer, row)
            except Broken:
                log.warning("an organisation does not open")
        after = rows[-1]["id"]


def _page(states: Sequence[OrganisationState], after: str) -> Callable[[Tx], list[Row]]:
    def page(tx: Tx) -> list[Row]:
        return tx.many("organisations/in_state", states=list(states), after=after, most=PAGE)

    return page


def _sealed(sealer: Sealer, organisation: Organisation) -> bytes:
    return sealer.seal(
        organisation.id,
        record_id=organisation.id,
        kind=KIND,
        value=records.organisation_record(organisation),
    )


def _opened(sealer: Sealer, row: Row) -> Organisation:
    record = sealer.open(row["id"], record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return records.organisation(row, record)
