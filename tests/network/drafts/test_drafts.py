"""Drafts: what was typed comes back, to the same person only, for thirty days."""

from datetime import timedelta

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.drafts.model import MOST_DRAFTS, MOST_LETTERS
from network.errors import NotFound, TooLarge
from tests.accounts import somebody
from tests.graphs import RollbackGraph

FORM = "/map/people/new"
TYPED = {"name": ["Aunty Bea"], "words": ["She made toast\nand listened."], "ring": ["1", "2"]}


def test_a_form_comes_back_as_it_was_typed(services: Services) -> None:
    actor = somebody(services).sign_in().actor

    services.drafts.keep(actor, FORM, TYPED)

    draft = services.drafts.find(actor, FORM)
    assert draft
    assert (draft.form, draft.values) == (FORM, TYPED)


def test_nobody_else_gets_it(services: Services) -> None:
    writer, other = somebody(services).sign_in().actor, somebody(services).sign_in().actor

    draft_id = services.drafts.keep(writer, FORM, TYPED)

    assert services.drafts.find(other, FORM) is None
    assert services.drafts.list(other) == []
    with pytest.raises(NotFound):
        services.drafts.open(other, draft_id)
    services.drafts.drop(other, draft_id)
    assert services.drafts.find(writer, FORM)


def test_what_is_kept_in_the_clear_says_nothing(services: Services, graph: RollbackGraph) -> None:
    actor = somebody(services).sign_in().actor
    draft_id = services.drafts.keep(actor, FORM, TYPED)

    (row,) = graph.cypher("MATCH (d:Draft {id: $id}) RETURN properties(d) AS d", id=draft_id)

    assert set(row["d"]) == {"id", "goneMonth", "sealed"}
    assert row["d"]["goneMonth"] == "2026-04"
    assert b"Aunty" not in bytes(row["d"]["sealed"])
    assert b"people" not in bytes(row["d"]["sealed"])


def test_the_newest_draft_of_a_form_is_the_only_one(services: Services, clock: FrozenClock) -> None:
    actor = somebody(services).sign_in().actor
    services.drafts.keep(actor, FORM, TYPED)
    clock.move(timedelta(minutes=1))

    services.drafts.keep(actor, FORM, {"name": ["Uncle Joe"]})

    assert [draft.values for draft in services.drafts.list(actor)] == [{"name": ["Uncle Joe"]}]


def test_taking_a_draft_removes_it(services: Services) -> None:
    actor = somebody(services).sign_in().actor
    services.drafts.keep(actor, FORM, TYPED)

    taken = services.drafts.take(actor, FORM)

    assert taken
    assert services.drafts.take(actor, FORM) is None


def test_a_draft_lasts_thirty_days(services: Services, clock: FrozenClock) -> None:
    actor = somebody(services).sign_in().actor
    services.drafts.keep(actor, FORM, TYPED)
    clock.move(timedelta(days=30) - timedelta(seconds=1))
    before = services.drafts.list(actor)

    clock.move(timedelta(seconds=1))

    assert len(before) == 1
    assert services.drafts.list(actor) == []


def test_drafts_of_earlier_months_are_swept(
    services: Services, clock: FrozenClock, graph: RollbackGraph
) -> None:
    actor = somebody(services).sign_in().actor
    old = services.drafts.keep(actor, FORM, TYPED)
    clock.move(timedelta(days=50))
    new = services.drafts.keep(actor, "/map/places/new", TYPED)

    services.drafts.sweep()

    rows = graph.cypher("MATCH (d:Draft) WHERE d.id IN $ids RETURN d.id AS id", ids=[old, new])
    assert rows == [{"id": new}]


def test_the_oldest_makes_room(services: Services, clock: FrozenClock) -> None:
    actor = somebody(services).sign_in().actor
    for number in range(MOST_DRAFTS + 1):
        services.drafts.keep(actor, f"/map/people/{number}/edit", TYPED)
        clock.move(timedelta(minutes=1))

    forms = [draft.form for draft in services.drafts.list(actor)]

    assert len(forms) == MOST_DRAFTS
    assert "/map/people/0/edit" not in forms


def test_more_than_a_form_can_hold_is_refused(services: Services) -> None:
    actor = somebody(services).sign_in().actor

    with pytest.raises(TooLarge):
        services.drafts.keep(actor, FORM, {"words": ["x" * (MOST_LETTERS + 1)]})


def test_two_people_who_fill_in_the_same_form_keep_apart(services: Services) -> None:
    one, other = somebody(services).sign_in().actor, somebody(services).sign_in().actor

    services.drafts.keep(one, FORM, {"name": ["Aunty Bea"]})
    services.drafts.keep(other, FORM, {"name": ["Uncle Joe"]})

    kept = [draft.values for whose in (one, other) for draft in services.drafts.list(whose)]
    assert kept == [{"name": ["Aunty Bea"]}, {"name": ["Uncle Joe"]}]
