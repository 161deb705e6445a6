"""Taking back works at once: nothing is disclosed after a narrowing has committed.

Two real units of work at once, on a server that commits. A narrowing has committed when its call
has returned. What is let happen between the two takes its time inside its unit of work, and looks
at the clock at the end: had it not waited for the lock, it would be late.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from random import Random
from unittest.mock import patch

import pytest

from network.clock import FrozenClock
from network.consent import store
from network.consent.kept import Between, LifeFacts, Protections
from network.consent.model import Decision
from network.consent.widening import Pressed
from network.graph.door import Neo4jGraph, Tx
from network.identity import GrantId, PersonId
from network.keys.sealing import Sealer
from tests.counts import PROVING, times
from tests.network.consent.kept_pair import KeptPair, an_operation

ROUNDS = times(12, prove=4_000)
SHARE = 0.2
SLOW = 0.004
CLEAN = """
MATCH (person:Person) WHERE person.id IN $ids
OPTIONAL MATCH (person)-[:IN_PAIR|HAS_PROTECTION|HAS_STANDING|DID]->(record)
DETACH DELETE record, person
"""
CLEAN_RECORD = """
MATCH (line) WHERE (line:Audit OR line:AuditHead) AND line.stream IN $ids
DETACH DELETE line
"""
UNDO_ERASING = "MATCH (person:Person {id: $id}) REMOVE person.erasing"


def hers(two: KeptPair) -> GrantId:
    """Keisha's own yes that counts."""
    between = two.between()
    return next(g.id for g in between.grants if g.grantor == two.keisha.person_id)


def begin_erasing(two: KeptPair) -> None:
    """Keisha begins to be erased: from then on she is not there."""
    two.graph.write(lambda tx: tx.run("erasure/begin", personId=two.keisha.person_id))


NARROWINGS: dict[str, Callable[[KeptPair], None]] = {
    "revocation": lambda two: two.narrowing.revoke(
        two.keisha, two.ade.person_id, an_operation(), [hers(two)]
    ),
    "block": lambda two: two.narrowing.block(two.keisha, two.ade.person_id, an_operation()),
    "order": lambda two: two.narrowing.say_order(two.keisha, two.ade.person_id, an_operation()),
    "hold": lambda two: two.opening.open_to_requests(two.keisha, an_operation(), Pressed(yes=True)),
    "erase": begin_erasing,
}


@dataclass
class Race:
    """One disclosing and one narrowing, let loose at once."""

    two: KeptPair
    narrow: Callable[[KeptPair], None]
    random: Random
    began: dict[str, float] = field(default_factory=dict)
    ended: dict[str, float] = field(default_factory=dict)
    disclosed_at: float | None = None
    failed: list[Exception] = field(default_factory=list)

    def run(self) -> None:
        """Let both loose, with a small head start for either."""
        head_start = self.random.uniform(-0.01, 0.01)
        ready = threading.Barrier(2)
        both: dict[str, Callable[[], None]] = {
            "disclosing": self._disclose,
            "narrowing": lambda: self.narrow(self.two),
        }
        waits = {"disclosing": max(0.0, head_start), "narrowing": max(0.0, -head_start)}

        def runner(name: str) -> None:
            ready.wait()
            time.sleep(waits[name])
            self.began[name] = time.monotonic()
            try:
                both[name]()
            except Exception as error:  # noqa: BLE001 - the test is told
                self.failed.append(error)
            self.ended[name] = time.monotonic()

        threads = [threading.Thread(target=runner, args=(name,)) for name in both]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.failed:
            raise self.failed[0]

    @property
    def overlapped(self) -> bool:
        """Whether each had begun before the other had ended."""
        return max(self.began.values()) < min(self.ended.values())

    @property
    def late(self) -> bool:
        """Whether something was still happening after the narrowing had committed."""
        return self.disclosed_at is not None and self.disclosed_at > self.ended["narrowing"]

    def _disclose(self) -> None:
        def effect(_tx: Tx, _decision: Decision) -> None:
            time.sleep(SLOW)
            self.disclosed_at = time.monotonic()

        self.two.let(effect)


@pytest.fixture
def two(real_graph: Neo4jGraph, sealer: Sealer, clock: FrozenClock) -> Iterator[KeptPair]:
    """Two people who may write to each other, in a store that commits."""
    pair = KeptPair.make(real_graph, sealer, clock)
    pair.both_say_yes()
    yield pair
    people = [pair.ade.person_id, pair.keisha.person_id]
    real_graph.raw(CLEAN, ids=people)
    real_graph.raw(CLEAN_RECORD, ids=[*people, store.pair_id(sealer, *people)])


def open_again(two: KeptPair, begun: Between) -> None:
    """Put everything back as it was when both had said yes, in the present epoch."""
    two.graph.raw(UNDO_ERASING, id=two.keisha.person_id)

    def work(tx: Tx) -> None:
        now = store.lock_two(tx, two.sealer, two.ade.person_id, two.keisha.person_id)
        assert now.between is not None
        grants = tuple(replace(grant, epoch=now.between.epoch) for grant in begun.grants)
        again = replace(begun, epoch=now.between.epoch, version=now.between.version, grants=grants)
        store.put_between(tx, two.sealer, now, again)
        _forget_own(tx, two, now, two.keisha.person_id)

    two.graph.write(work)


def _forget_own(tx: Tx, two: KeptPair, now: store.Two, person: PersonId) -> None:
    own, life = now.protections[person], now.lives[person]
    assert own is not None
    assert life is not None
    protection_id, standing_id = now.ids[person]
    store.put_protections(tx, two.sealer, person, protection_id, Protections(version=own.version))
    store.put_life(tx, two.sealer, person, standing_id, LifeFacts(version=life.version))


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("how", sorted(NARROWINGS))
def test_nothing_is_disclosed_after_it_was_closed(
    two: KeptPair, how: str, record_property: Callable[[str, object], None]
) -> None:
    random, seen, begun = Random(how), Counter[str](), two.between()
    for _ in range(ROUNDS):
        race = Race(two, NARROWINGS[how], random)
        race.run()

        assert not race.late
        assert two.ask().decision.permitted is False
        seen["disclosed first" if race.disclosed_at else "closed first"] += 1
        seen["overlapped"] += race.overlapped
        open_again(two, begun)

    if PROVING:
        record_property("races", ROUNDS)
        for what, count in seen.items():
            record_property(what, count)
        assert min(seen["disclosed first"], seen["closed first"]) >= SHARE * ROUNDS, seen
        assert seen["overlapped"] >= SHARE * ROUNDS, seen


def test_without_the_lock_the_race_would_show_it(two: KeptPair) -> None:
    """The test is worth something: who reads before the lock discloses too late."""
    begun, late, random = two.between(), 0, Random(7)
    real = two.graph._queries["consent/lock_two"]
    text = "\n".join(one for one in real.text.splitlines() if not one.startswith("SET "))
    with patch.dict(two.graph._queries.by_name, {"consent/lock_two": replace(real, text=text)}):
        for _ in range(40):
            race = Race(two, NARROWINGS["block"], random)
            race.run()
            late += race.late
            open_again(two, begun)

    assert late > 0
