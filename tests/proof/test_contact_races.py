"""Nothing of one person reaches another once it was closed, by whatever act of contact.

Two real units of work at once, on a server that commits. Each counts up a number under the lock of
the one who closes, which says what came first.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

import pytest

from network.clock import FrozenClock
from network.consent import facts
from network.errors import NotFound
from network.graph.queries import Queries
from network.letters.delivering import Delivering
from network.settings import Settings
from tests.counts import PROVING, times
from tests.network.consent import racing
from tests.network.consent.racing import Race, RacingPair, Track
from tests.proof.contact_acts import ACTS, ContactAct, Ready, Way
from tests.proof.racing_pairs import Grounds, ServedPair, grounds
from tests.servers import TestServer

SEED = 20260314
RACES = times(4, prove=2_300)
SETTLING = 60
"""So many races go by until either side comes first as often."""
BROKEN = 60
SHARE = 1 / 5


@dataclass(kw_only=True)
class ContactTrack(Track):
    """Races of one act of contact against all that closes it, in turns."""

    here: Grounds
    act: ContactAct

    def run(self, count: int) -> Iterator[Race]:
        """So many races, each way of closing equally often, by either where either can."""
        act = self.act
        either = [(way, by_one) for way in act.either for by_one in (True, False)]
        mine = [(way, True) for way in act.by_one]
        theirs = [(way, False) for way in act.by_other]
        every = [*either, *mine, *theirs]
        for number in range(count):
            way, by_one = every[number % len(every)]
            yield self._of(self.here.pairs[number % len(self.here.pairs)], way, by_one=by_one)

    def _of(self, pair: ServedPair, way: Way, *, by_one: bool) -> Race:
        two = pair.in_touch() if self.act.in_touch else pair
        two.swept()
        two.reopen()
        one, other = self.random.sample((two.ade, two.keisha), 2)
        closer, closed = (one, other) if by_one else (other, one)
        ready = Ready(two, one, other, self.act.ready(two, one, other))
        name, close = way
        # Whoever takes a yes back has closed with the first step; what is left is thrown away.
        self.closing.only_first = name == "taken_back"
        return self.let_loose(
            name,
            closer,
            lambda: self.act.do(self.here.discloses, ready),
            lambda: close(two.on(self.here.closes), closer, closed),
            lambda: self.act.done(self.here.quiet, ready),
        )


@pytest.fixture
def here(
    settings: Settings, server: TestServer, queries: Queries, clock: FrozenClock
) -> Iterator[Grounds]:
    with grounds(settings, server, queries, clock) as made:
        yield made


def track(here: Grounds, name: str) -> ContactTrack:
    """Races of one act."""
    act, by = ACTS[name], here.disclosing
    pairs: list[RacingPair] = [*here.pairs]
    by.only_first = act.first_unit
    return ContactTrack(pairs, by, here.closing, Random(name), here=here, act=act)


@pytest.mark.timeout(1_700)
@pytest.mark.parametrize("name", ACTS)
def test_nothing_reaches_anybody_after_it_was_closed(
    here: Grounds, name: str, record_property: Callable[[str, object], None]
) -> None:
    running = track(here, name)
    if PROVING:
        for _ in running.run(SETTLING):
            pass

    seen = racing.counted(running.run(RACES))

    record_property("races", dict(seen))
    assert seen["wrong"] == 0, seen
    if PROVING:
        for order in ("disclosed first", "closed first"):
            assert seen[f"{order}, overlapping"] >= SHARE * RACES, seen


@pytest.mark.timeout(600)
def test_a_lock_that_comes_after_the_look_is_noticed(
    here: Grounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test is worth something: who looks before they lock passes a letter on too late."""
    broken = racing.with_lock(racing.looking_first)
    monkeypatch.setattr(facts, "store", broken)
    looked = Delivering.look

    def look(delivering: Delivering) -> int:
        # Whoever looks before they lock meets somebody who has gone meanwhile, too.
        try:
            return looked(delivering)
        except NotFound:
            return 0

    monkeypatch.setattr(Delivering, "look", look)

    seen = racing.counted(track(here, "a letter is passed on").run(BROKEN))

    assert seen["wrong"] > 0, seen
