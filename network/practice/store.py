"""Practices in the graph: organisations in a state of their own, and who was made up for them."""

from functools import partial

from network.graph.door import Graph, Tx
from network.identity import OrganisationId, PersonId

PAGE = 100


def add_made_up(tx: Tx, organisation_id: OrganisationId, person_id: PersonId, month: str) -> None:
    """Make somebody up, whose key is there already."""
    tx.run("practice/add_made_up", organisationId=organisation_id, personId=person_id, month=month)


def made_up(tx: Tx, organisation_id: OrganisationId) -> list[PersonId]:
    """Everybody who was made up for a practice."""
    rows = tx.many("practice/made_up", organisationId=organisation_id)
    return [PersonId(row["id"]) for row in rows]


def ids(graph: Graph) -> list[OrganisationId]:
    """Every practice, whether it still opens or not."""
    found: list[OrganisationId] = []
    after = ""
    while rows := graph.read(partial(_page, after=after)):
        found += [OrganisationId(row["id"]) for row in rows]
        after = rows[-1]["id"]
    return found


def clear(tx: Tx, organisation_id: OrganisationId) -> None:
    """Delete its staff accounts and lists."""
    tx.run("practice/clear", organisationId=organisation_id)


def drop(tx: Tx, organisation_id: OrganisationId) -> None:
    """Delete what is left of it."""
    tx.run("practice/drop", organisationId=organisation_id)


def _page(tx: Tx, after: str) -> list[dict[str, str]]:
    return tx.many("practice/practices", after=after, most=PAGE)
