"""Passing on and closing at once, on a server that commits: nothing late, lost or twice."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any, TypeVar
from unittest.mock import patch

import pytest

from network.blobs.folder import FolderBlobs
from network.clock import FrozenClock
from network.consent import store as consent
from network.consent.kinds import Purpose
from network.graph.door import Neo4jGraph, Tx
from network.identity import ItemId, new_id
from network.keys.sealing import Sealer
from network.letters import store
from network.letters.delivering import Delivering
from network.letters.model import LetterState, Screening, ScreeningState, WrittenLetter
from network.letters.pictures import LetterPictures
from tests.counts import times
from tests.network.consent import at_once
from tests.network.consent.at_once import Race
from tests.network.consent.kept_pair import KeptPair
from tests.network.consent.test_race import NARROWINGS, SPREAD, hers

T = TypeVar("T")
ROUNDS = times(4, prove=2_000)
FORGET = """MATCH (person:Person)-[:WROTE|WAS_SENT|HAS_RHYTHMS]->(letter) WHERE person.id IN $ids
DETACH DELETE letter"""


@pytest.fixture
def two(real_graph: Neo4jGraph, sealer: Sealer, clock: FrozenClock) -> Iterator[KeptPair]:
    """Two people who may write to each other, in a store that commits."""
    pair = KeptPair.make(real_graph, sealer, clock)
    pair.both_say_yes()
    _to_stay_in_touch(pair)
    yield pair
    forget(pair)
    at_once.forget(pair, pair.ade, pair.keisha)


@dataclass
class Passing(Race):
    """A letter that is passed on while a door shuts."""

    def _disclose(self) -> None:
        real = store.give

        def slow(tx: Tx, sealer: Sealer, letter: WrittenLetter, now: datetime) -> ItemId:
            given = real(tx, sealer, letter, now)
            time.sleep(at_once.SLOW)
            self.disclosed_at = time.monotonic()
            return given

        with patch.object(store, "give", slow):
            delivering(self.two).look()


def delivering(two: KeptPair, graph: Any = None) -> Delivering:
    return Delivering(
        graph=graph or two.graph,
        sealer=two.sealer,
        clock=two.clock,
        disclosures=two.disclosures,
        pictures=LetterPictures(sealer=two.sealer, blobs=FolderBlobs(Path("nothing-is-here"))),
    )


def _to_stay_in_touch(two: KeptPair) -> None:
    def work(tx: Tx) -> None:
        now = consent.lock_two(tx, two.sealer, two.ade.person_id, two.keisha.person_id)
        assert now.between is not None
        purposes = frozenset({Purpose.STAY_IN_TOUCH, Purpose.RECONNECT})
        grants = tuple(replace(one, purposes=purposes) for one in now.between.grants)
        consent.put_between(tx, two.sealer, now, replace(now.between, grants=grants))

    two.graph.write(work)


def that_may_go(two: KeptPair) -> WrittenLetter:
    """A letter that somebody has read over."""
    letter = WrittenLetter(
        id=ItemId(new_id()),
        by=two.ade.person_id,
        to=two.keisha.person_id,
        tie_id=new_id(),
        text="Hello.",
        at=two.clock.now(),
    )
    screening = Screening(
        id=store.screening_id(two.sealer, letter.id),
        letter_id=letter.id,
        by=letter.by,
        to=letter.to,
        at=letter.at,
        state=ScreeningState.CLEAR,
    )

    def work(tx: Tx) -> None:
        store.put_written(tx, two.sealer, letter)
        store.put_screening(tx, two.sealer, screening)

    two.graph.write(work)
    return letter


def how_many(two: KeptPair, letter: WrittenLetter) -> int:
    """How many copies there are; the writer's says the same."""
    copies = two.graph.read(lambda tx: store.received_by(tx, two.sealer, letter.to))
    mine = two.graph.read(lambda tx: store.written(tx, two.sealer, letter.by, letter.id))
    assert mine is not None
    assert (mine.state is LetterState.PASSED_ON) == bool(copies)
    return len(copies)


def forget(two: KeptPair) -> None:
    two.graph.raw(FORGET, ids=[two.ade.person_id, two.keisha.person_id])
    for one in list(store.screenings(two.graph, two.sealer)):
        two.graph.write(lambda tx, gone=one.id: store.drop_screening(tx, gone))


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("how", sorted(NARROWINGS))
def test_no_letter_is_passed_on_after_anything_was_closed(two: KeptPair, how: str) -> None:
    random, begun = Random(how), two.between()
    yes = hers(two, begun)
    for _ in range(ROUNDS):
        letter = that_may_go(two)
        race = Passing(
            two, lambda: NARROWINGS[how](two, yes), random, SPREAD.get(how, at_once.LONG)
        )
        race.run()

        assert not race.late
        assert how_many(two, letter) == (race.disclosed_at is not None)
        assert delivering(two).look() == 0
        forget(two)
        at_once.open_again(two, begun)


@dataclass
class Dies:
    """A way to the server whose worker dies as soon as something has committed."""

    graph: Neo4jGraph

    def read(self, work: Callable[[Tx], T]) -> T:
        return self.graph.read(work)

    def write(self, work: Callable[[Tx], T], *, looks: bool = False) -> T:
        self.graph.write(work, looks=looks)
        raise KeyboardInterrupt


def test_a_worker_that_dies_and_two_at_once_pass_a_letter_on_once(two: KeptPair) -> None:
    letter = that_may_go(two)
    with pytest.raises(KeyboardInterrupt):
        delivering(two, Dies(two.graph)).look()
    assert delivering(two).look() == 0
    assert how_many(two, letter) == 1
    forget(two)

    letter = that_may_go(two)
    with ThreadPoolExecutor(2) as threads:
        went = list(threads.map(lambda _: delivering(two).look(), range(2)))

    assert sum(went) == 1
    assert how_many(two, letter) == 1
