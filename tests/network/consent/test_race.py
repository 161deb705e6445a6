"""Taking back works at once: nothing is disclosed after a narrowing has committed.

Two real units of work at once, on a server that commits. A narrowing has committed when its call
has returned. What is let happen between the two takes its time inside its unit of work, and looks
at the clock at the end: had it not waited for the lock, it would be late.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from unittest.mock import patch

import pytest

from network.clock import FrozenClock
from network.consent.kept import Between
from network.consent.widening import Pressed
from network.graph.door import Neo4jGraph
from network.identity import GrantId
from network.keys.sealing import Sealer
from tests.counts import PROVING, times
from tests.network.consent import at_once
from tests.network.consent.at_once import Race, begin_erasing
from tests.network.consent.kept_pair import KeptPair, an_operation

ROUNDS = times(12, prove=4_000)
SHARE = 0.2
TRIES = 600
"""How often a race without the lock is tried: how soon one shows depends on the machine."""


def hers(two: KeptPair, begun: Between) -> GrantId:
    """Keisha's own yes that counts."""
    return next(g.id for g in begun.grants if g.grantor == two.keisha.person_id)


NARROWINGS: dict[str, Callable[[KeptPair, GrantId], None]] = {
    "revocation": lambda two, yes: two.narrowing.revoke(
        two.keisha, two.ade.person_id, an_operation(), [yes]
    ),
    "block": lambda two, _: two.narrowing.block(two.keisha, two.ade.person_id, an_operation()),
    "order": lambda two, _: two.narrowing.say_order(two.keisha, two.ade.person_id, an_operation()),
    "hold": lambda two, _: two.opening.open_to_requests(
        two.keisha, an_operation(), Pressed(yes=True)
    ),
    "erase": lambda two, _: begin_erasing(two, two.keisha),
}


SPREAD = {"erase": at_once.QUICK}


@pytest.fixture
def two(real_graph: Neo4jGraph, sealer: Sealer, clock: FrozenClock) -> Iterator[KeptPair]:
    """Two people who may write to each other, in a store that commits."""
    pair = KeptPair.make(real_graph, sealer, clock)
    pair.both_say_yes()
    yield pair
    at_once.forget(pair, pair.ade, pair.keisha)


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("how", sorted(NARROWINGS))
def test_nothing_is_disclosed_after_it_was_closed(
    two: KeptPair, how: str, record_property: Callable[[str, object], None]
) -> None:
    random, seen, begun = Random(how), Counter[str](), two.between()
    yes = hers(two, begun)
    for _ in range(ROUNDS):
        race = Race(two, lambda: NARROWINGS[how](two, yes), random, SPREAD.get(how, at_once.LONG))
        race.run()

        assert not race.late
        assert two.ask().decision.permitted is False
        order = "disclosed first" if race.disclosed_at else "closed first"
        seen[order] += 1
        seen[f"{order}, overlapping"] += race.overlapped
        at_once.open_again(two, begun)

    if PROVING:
        record_property("races", ROUNDS)
        record_property("late", 0)
        for what, count in seen.items():
            record_property(what, count)
        for order in ("disclosed first", "closed first"):
            assert seen[f"{order}, overlapping"] >= SHARE * ROUNDS, seen


def test_without_the_lock_the_race_would_show_it(two: KeptPair) -> None:
    """The test is worth something: who reads before the lock discloses too late."""
    begun, late, random = two.between(), 0, Random(7)
    real = two.graph._queries["consent/lock_two"]
    text = "\n".join(one for one in real.text.splitlines() if not one.startswith("SET "))
    with patch.dict(two.graph._queries.by_name, {"consent/lock_two": replace(real, text=text)}):
        for _ in range(TRIES):
            race = Race(two, lambda: NARROWINGS["block"](two, hers(two, begun)), random)
            race.run()
            late += race.late
            at_once.open_again(two, begun)
            if late:
                break

    assert late > 0
