"""What somebody whom both know closes counts at once: nothing leads through them any more.

Ade would be shown Keisha through Sana. Between any two of the three there is something, so each
of them can close a door, at the same moment.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from unittest.mock import patch

import pytest

from network.actor import Actor
from network.clock import FrozenClock
from network.consent import store
from network.consent.acts import Act
from network.consent.disclosing import Answer
from network.consent.kept import Between
from network.consent.kinds import Purpose
from network.consent.model import Asked, Decision
from network.consent.outcomes import Reason
from network.graph.door import Neo4jGraph, Tx
from network.identity import OperationId, PersonId, new_id
from network.keys.sealing import Sealer
from tests.counts import PROVING, times
from tests.maps import MAKE
from tests.network.consent import at_once
from tests.network.consent.at_once import Race, begin_erasing
from tests.network.consent.kept_pair import KeptPair, an_operation

ROUNDS = times(12, prove=1_000)
BROKEN = 60
SHARE = 0.2


@dataclass(frozen=True)
class Three(KeptPair):
    """Two who have said yes to each other, and somebody whom both know."""

    sana: Actor

    @classmethod
    def of(cls, two: KeptPair) -> "Three":
        """The two, and Sana, who has said yes to both."""
        sana = Actor(person_id=PersonId(new_id()), stepped_up=True)
        two.sealer.keys.make(sana.person_id)
        two.graph.raw(MAKE, id=sana.person_id)
        three = cls(two.graph, two.sealer, two.clock, two.ade, two.keisha, sana)
        three.both_say_yes()
        for one in three.sides():
            one.yes(sana)
        return three

    def sides(self) -> tuple[KeptPair, KeptPair]:
        """Sana with each of the two."""
        ade, keisha = (
            KeptPair(self.graph, self.sealer, self.clock, one, self.sana)
            for one in (self.ade, self.keisha)
        )
        return ade, keisha

    def let(
        self,
        effect: Callable[[Tx, Decision], None],
        act: Act = Act.SUGGEST,
        *,
        by: Actor | None = None,
        operation: OperationId | None = None,
    ) -> Answer:
        """Ade is to be led to Keisha through Sana."""
        asked = Asked(
            asker=self.ade.person_id,
            other=self.keisha.person_id,
            act=act,
            purpose=Purpose.RECONNECT,
            through=self.sana.person_id,
        )
        return self.disclosures.disclose(by or self.ade, asked, operation or an_operation(), effect)

    def said(self) -> Decision:
        """What is decided now."""
        return self.let(lambda *_: None).decision


def _block(three: Three, by: Actor, of: Actor) -> None:
    three.narrowing.block(by, of.person_id, an_operation())


def _order(three: Three, by: Actor, against: Actor) -> None:
    three.narrowing.say_order(by, against.person_id, an_operation())


NARROWINGS: dict[str, tuple[Callable[[Three], None], Reason]] = {
    "she blocks the one who asks": (lambda t: _block(t, t.sana, t.ade), Reason.BLOCKED_NEAR),
    "she blocks the other": (lambda t: _block(t, t.sana, t.keisha), Reason.BLOCKED_NEAR),
    "the other blocks her": (lambda t: _block(t, t.keisha, t.sana), Reason.BLOCKED_NEAR),
    "she has an order": (lambda t: _order(t, t.sana, t.ade), Reason.ORDER_NEAR),
    "the other has an order": (lambda t: _order(t, t.keisha, t.sana), Reason.ORDER_NEAR),
    "she is erased": (lambda t: begin_erasing(t, t.sana), Reason.THIRD_PARTY_UNKNOWN),
}


SPREAD = {"she is erased": at_once.QUICK}


@pytest.fixture
def three(real_graph: Neo4jGraph, sealer: Sealer, clock: FrozenClock) -> Iterator[Three]:
    """Three people in a store that commits."""
    made = Three.of(KeptPair.make(real_graph, sealer, clock))
    yield made
    at_once.forget(made, made.ade, made.keisha, made.sana)


def _begun(three: Three) -> list[tuple[KeptPair, Between]]:
    return [(side, side.between()) for side in three.sides()]


def _again(begun: list[tuple[KeptPair, Between]]) -> None:
    for side, between in begun:
        at_once.open_again(side, between)


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("how", sorted(NARROWINGS))
def test_nobody_is_led_through_somebody_who_has_closed(
    three: Three, how: str, record_property: Callable[[str, object], None]
) -> None:
    narrow, reason = NARROWINGS[how]
    random, seen, begun = Random(how), Counter[str](), _begun(three)
    for _ in range(ROUNDS):
        race = Race(three, lambda: narrow(three), random, SPREAD.get(how, at_once.LONG))
        race.run()

        assert not race.late
        assert three.said().reason is reason
        order = "led first" if race.disclosed_at else "closed first"
        seen[order] += 1
        seen[f"{order}, overlapping"] += race.overlapped
        _again(begun)

    if PROVING:
        record_property("races", ROUNDS)
        record_property("late", 0)
        for what, count in seen.items():
            record_property(what, count)
        for order in ("led first", "closed first"):
            assert seen[f"{order}, overlapping"] >= SHARE * ROUNDS, seen


def test_who_stands_open_is_a_way(three: Three) -> None:
    assert three.said().permitted


def _late(three: Three, how: str) -> int:
    random, late, begun = Random(11), 0, _begun(three)
    for _ in range(BROKEN):
        race = Race(three, lambda: NARROWINGS[how][0](three), random)
        race.run()
        late += race.late
        _again(begun)
    return late


def test_without_a_lock_on_who_is_named_it_would_come_too_late(
    three: Three, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test is worth something: who is erased meanwhile would still lead one to the other."""

    def looks(tx: Tx, people: set[PersonId]) -> frozenset[PersonId]:
        return frozenset(people)

    monkeypatch.setattr(store, "_lock_people", looks)

    assert _late(three, "she is erased") > 0


def test_without_locks_on_the_two_a_block_of_hers_would_come_too_late(
    three: Three, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is between her and either is guarded by the lock on that one of the two."""
    real = three.graph._queries["consent/lock_two"]
    text = "\n".join(one for one in real.text.splitlines() if not one.startswith("SET "))
    unlocked = {"consent/lock_two": replace(real, text=text)}
    monkeypatch.setattr(store, "_lock_people", lambda _, people: frozenset(people))
    with patch.dict(three.graph._queries.by_name, unlocked):
        late = _late(three, "she blocks the other")

    assert late > 0
