"""Being willing to hear from somebody starts nothing, tells nobody and is taken back at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock
from network.connections.kinds import Kind
from network.connections.when import read
from network.consent.kinds import Channel
from network.errors import ChangedMeanwhile, Invalid, NotFound, OperationReused, WrongMoment
from network.willingness import model
from network.willingness.model import HowOften, Terms
from tests.accounts import somebody
from tests.graphs import RollbackGraph
from tests.maps import a_step

TERMS = Terms(
    kind=Kind.MUM,
    who="Shanice Wells",
    where="Elm Road",
    since=read("2004"),
    until=read("about 2009"),
    channels=(Channel.RELAY_MAIL, Channel.WORKER_POST),
    how_often=HowOften.A_FEW_TIMES_A_YEAR,
    topics="How you are.",
    cannot="I can't talk about your dad.",
    message="I kept your drawings.",
    years=2,
)


@pytest.fixture
def mum(services: Services) -> Actor:
    return somebody(services).fresh()


def test_what_was_left_comes_back_as_it_was_said(services: Services, mum: Actor) -> None:
    left = services.willing.say(mum, a_step(), TERMS)

    assert services.willing.mine(mum) == [left]
    assert left.terms == TERMS


def test_it_starts_nothing_and_nobody_is_told(
    services: Services, graph: RollbackGraph, mum: Actor
) -> None:
    before = graph.nodes_made()

    services.willing.say(mum, a_step(), TERMS)

    assert graph.nodes_made() == before + 1
    assert graph.cypher(
        "MATCH (w:Willingness)--(other) WHERE w.id IN $ids RETURN DISTINCT other.id AS id",
        ids=[one.id for one in services.willing.mine(mum)],
    ) == [{"id": mum.person_id}]


def test_whoever_is_meant_meets_the_same_as_without_it(services: Services, mum: Actor) -> None:
    """A mother who fled leaves nothing that shows through her child, or to anybody else."""
    shanice, dad = somebody(services).fresh(), somebody(services).fresh()
    seen = _everything_of(services, shanice, dad)

    services.willing.say(mum, a_step(), TERMS)

    assert _everything_of(services, shanice, dad) == seen


def _everything_of(services: Services, *actors: Actor) -> list[object]:
    return [
        each
        for actor in actors
        for each in (
            services.willing.mine(actor),
            services.story.cards.mine(actor),
            services.maps.open_whole(actor),
            services.audit.who_looked(actor),
        )
    ]


def test_nobody_else_reads_or_takes_back_what_is_mine(services: Services, mum: Actor) -> None:
    left, other = services.willing.say(mum, a_step(), TERMS), somebody(services).fresh()

    with pytest.raises(NotFound):
        services.willing.one(other, left.id)
    with pytest.raises(NotFound):
        services.willing.change(other, left.id, TERMS, base=1)
    services.willing.take_back(other, left.id)
    assert services.willing.mine(mum) == [left]


def test_said_twice_with_one_key_it_is_there_once(services: Services, mum: Actor) -> None:
    step = a_step()

    first, again = (services.willing.say(mum, step, TERMS) for _ in range(2))

    assert first == again
    assert services.willing.mine(mum) == [first]
    with pytest.raises(OperationReused):
        services.willing.say(mum, step, replace(TERMS, who="Somebody else"))


def test_taken_back_it_is_gone_with_its_message(
    services: Services, graph: RollbackGraph, mum: Actor
) -> None:
    left = services.willing.say(mum, a_step(), TERMS)

    services.willing.take_back(replace(mum, stepped_up=False, guarded=True), left.id)
    services.willing.take_back(mum, left.id)

    assert services.willing.mine(mum) == []
    assert graph.cypher("MATCH (w {id: $id}) RETURN w.id AS id", id=left.id) == []


def test_it_counts_until_its_day_and_again_once_it_is_said_again(
    services: Services, mum: Actor, clock: FrozenClock
) -> None:
    left = services.willing.say(mum, a_step(), TERMS)
    clock.move(timedelta(days=2 * 365))
    assert left.ended(clock.now())
    assert not left.ended(clock.now() - timedelta(seconds=1))

    again = services.willing.change(mum, left.id, TERMS, base=1)

    assert not again.ended(clock.now())


def test_another_window_is_not_written_over(services: Services, mum: Actor) -> None:
    left = services.willing.say(mum, a_step(), TERMS)
    changed = replace(TERMS, topics="The dog.")
    services.willing.change(mum, left.id, changed, base=1)

    assert services.willing.change(mum, left.id, changed, base=1).version == 2
    with pytest.raises(ChangedMeanwhile):
        services.willing.change(mum, left.id, TERMS, base=1)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda terms: replace(terms, who="  ", where=""), "who"),
        (lambda terms: replace(terms, kind=Kind.NOT_SAID), "kind"),
        (lambda terms: replace(terms, channels=()), "channels"),
        (lambda terms: replace(terms, years=99), "years"),
        (lambda terms: replace(terms, cannot="x" * 401), "cannot"),
    ],
)
def test_what_is_missing_or_too_long_is_said(
    services: Services, mum: Actor, change: Callable[[Terms], Terms], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        services.willing.say(mum, a_step(), change(TERMS))

    assert field in refused.value.problems


def test_there_is_an_end_to_how_many(
    services: Services, mum: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("network.willingness.use_cases.MOST", 1)
    assert model.MOST > 1
    services.willing.say(mum, a_step(), TERMS)

    with pytest.raises(WrongMoment):
        services.willing.say(mum, a_step(), TERMS)


def test_in_the_clear_it_says_what_i_was_and_not_to_whom(
    services: Services, graph: RollbackGraph, mum: Actor
) -> None:
    left = services.willing.say(mum, a_step(), TERMS)

    [row] = graph.cypher("MATCH (w:Willingness {id: $id}) RETURN properties(w) AS w", id=left.id)

    assert set(row["w"]) == {"id", "kind", "version", "sealed"}
    assert b"Shanice" not in bytes(row["w"]["sealed"])
    assert "Shanice" not in repr(left)
