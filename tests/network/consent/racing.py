"""Two units of work at once on a real server: one discloses, the other closes.

Both lock the one who closes, and count up a number under that lock: it says which came first.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from random import Random
from types import SimpleNamespace
from typing import Any, TypeVar

from network.actor import Actor
from network.consent import store
from network.consent.acts import Act
from network.consent.kept import Between, LifeFacts, Protections
from network.consent.kinds import Purpose, VetoKind
from network.consent.model import Asked, Decision
from network.consent.widening import Pressed
from network.erasure import store as erasure_store
from network.errors import NetworkError
from network.graph.door import Neo4jGraph, Tx
from network.graph.queries import Queries, read
from network.keys.sealing import Sealer
from tests.network.consent.at_once import forget_tasks
from tests.network.consent.kept_pair import KeptPair, an_operation

T = TypeVar("T")
NUMBER = """\
// mode: write
// params: personId
// returns: one
// Counts up what somebody's lock guards: who holds the lock later gets the higher number.
MATCH (person:Person {id: $personId})
SET person.raced = coalesce(person.raced, 0) + 1
RETURN person.raced AS number
"""
JITTER = 0.004
STEP = 0.0002
FARTHEST = 32
LATE = 0.003
COME_BACK = "MATCH (person:Person {id: $id}) REMOVE person.erasing"
FORGET = (
    """MATCH (person:Person) WHERE person.id IN $ids
    OPTIONAL MATCH (person)-[:DID|HAS_PROTECTION|HAS_STANDING|IN_PAIR]->(own)
    DETACH DELETE own, person""",
    "MATCH (line:Audit) WHERE line.stream IN $ids DELETE line",
    "MATCH (head:AuditHead) WHERE head.stream IN $ids DELETE head",
    "MATCH (event:OutboxEvent) WHERE event.personId IN $ids DELETE event",
)


def with_questions(queries: Queries) -> Queries:
    """The service's statements, one that reads without locking, and one that counts."""
    two = queries["consent/lock_two"]
    lines = [line for line in two.text.splitlines() if not line.startswith("SET ")]
    params = "first, second, pairId, around"
    header = f"// mode: read\n// params: {params}\n// returns: one\n// Looks alone.\n"
    asked = {
        "tests/number": read("tests/number", NUMBER),
        "tests/look": read("tests/look", header + "\n".join(lines)),
    }
    return Queries({**queries.by_name, **asked})


@dataclass
class Watched:
    """A way to the server that says when its last unit of work began, ended, and came about."""

    graph: Neo4jGraph
    whose: str = ""
    began: float = 0.0
    ended: float = 0.0
    number: int = 0
    only_first: bool = False
    """Whether the first unit of work of a race is noted, and none that follows."""

    def read(self, work: Callable[[Tx], T]) -> T:
        return self.graph.read(work)

    def write(self, work: Callable[[Tx], T], *, looks: bool = False) -> T:
        def watched(tx: Tx) -> tuple[T, float, int]:
            began = time.perf_counter()
            try:
                answer = work(tx)
            except NetworkError:
                # It leaves nothing behind; when it looked is known all the same.
                self._note(began, self._counted(tx))
                raise
            return answer, began, self._counted(tx)

        answer, began, number = self.graph.write(watched, looks=looks)
        self._note(began, number)
        return answer

    def _counted(self, tx: Tx) -> int:
        number: int = tx.one("tests/number", personId=self.whose)["number"]
        return number

    def _note(self, began: float, number: int) -> None:
        if self.only_first and self.number:
            return
        self.began, self.ended, self.number = began, time.perf_counter(), number

    def ask(self, name: str, /, **params: object) -> Any:
        return self.graph.ask(name, **params)


Closing = Callable[["RacingPair", Actor, Actor], object]


def _erasing(two: "RacingPair", by: Actor, of: Actor) -> None:
    two.graph.write(lambda tx: erasure_store.begin(tx, by.person_id))


def _revoking(two: "RacingPair", by: Actor, of: Actor) -> None:
    mine = [one.id for one in two.open_grants if one.grantor == by.person_id]
    two.narrowing.revoke(by, of.person_id, an_operation(), mine)


CLOSINGS: dict[str, Closing] = {
    "revoke": _revoking,
    "block": lambda two, by, of: two.narrowing.block(by, of.person_id, an_operation()),
    "order": lambda two, by, of: two.narrowing.say_order(by, of.person_id, an_operation()),
    "report": lambda two, by, of: two.narrowing.report(by, of.person_id, an_operation()),
    "veto": lambda two, by, _: two.narrowing.veto(by, an_operation(), VetoKind.ABSOLUTE),
    "hold": lambda two, by, _: two.opening.open_to_requests(by, an_operation(), Pressed(yes=True)),
    "erase": _erasing,
}
"""All by which a door shuts, of one pair or of one person: `hold` is the person-wide one."""


@dataclass(frozen=True)
class RacingPair(KeptPair):
    """Two who have said yes to each other, and can be put back to where they were."""

    open_grants: tuple[Any, ...] = ()

    def at_first(self) -> Between:
        """What stands between them before each race."""
        return Between(grants=self.open_grants)

    def reopen(self) -> None:
        """As if nothing had been closed."""
        for person in (self.ade, self.keisha):
            self.graph.raw(COME_BACK, id=person.person_id)

        def work(tx: Tx) -> None:
            people = (self.ade.person_id, self.keisha.person_id)
            two = store.lock_two(tx, self.sealer, *people)
            kept = two.between or Between()
            again = replace(self.at_first(), version=kept.version)
            store.put_between(tx, self.sealer, two, again)
            for one in people:
                own, life = two.protections[one], two.lives[one]
                ids = two.ids[one]
                fresh = Protections(version=own.version if own else 0)
                store.put_protections(tx, self.sealer, one, ids[0], fresh)
                living = LifeFacts(version=life.version if life else 0)
                store.put_life(tx, self.sealer, one, ids[1], living)

        self.graph.write(work)


@dataclass(frozen=True, kw_only=True)
class Race:
    """What came of one race."""

    closing: str
    overlapped: bool
    disclosed_first: bool
    disclosed: bool

    @property
    def wrong(self) -> bool:
        """Disclosed after the door was shut; or not disclosed while it stood open."""
        return self.disclosed is not self.disclosed_first


@dataclass
class Track:
    """Runs races over a few pairs again and again."""

    pairs: list[RacingPair]
    disclosing: Watched
    closing: Watched
    random: Random
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2))
    in_a_row: int = 0
    """How often the same side has come first. The longer, the farther `ahead` moves."""
    ahead: float = 0.0
    """By how many seconds disclosing comes first of itself: so much later it sets out, so that
    either comes first as often on whatever machine. Below nothing, closing waits."""

    def run(self, count: int) -> Iterator[Race]:
        """So many races, each way of closing equally often."""
        names = sorted(CLOSINGS)
        for number in range(count):
            yield self._race(self.pairs[number % len(self.pairs)], names[number % len(names)])

    def _race(self, pair: RacingPair, name: str) -> Race:
        pair.reopen()
        closer = self.random.choice((pair.ade, pair.keisha))
        asker = pair.other(closer)
        happened: list[Decision] = []
        return self.let_loose(
            name,
            closer,
            lambda: _ask(replace(pair, graph=self.disclosing), asker, happened),
            lambda: CLOSINGS[name](replace(pair, graph=self.closing), closer, asker),
            lambda: bool(happened),
        )

    def let_loose(
        self,
        name: str,
        closer: Actor,
        disclose: Callable[[], object],
        close: Callable[[], object],
        disclosed: Callable[[], bool],
    ) -> Race:
        """Both at once, and what came of it. Each locks the one who closes."""
        first, second = self.disclosing, self.closing
        for one in (first, second):
            one.whose, one.number = closer.person_id, 0
        start = threading.Barrier(2)
        waits = [self.random.random() * JITTER for _ in range(2)]
        waits[0 if self.ahead > 0 else 1] += abs(self.ahead)

        def runs(wait: float, what: Callable[[], object]) -> None:
            start.wait()
            time.sleep(wait)
            what()

        both = zip(waits, (disclose, close), strict=True)
        for done in [self.threads.submit(runs, wait, what) for wait, what in both]:
            done.result()
        # What was refused has left no number of its own behind: it has the one that came next.
        disclosed_first = 0 < first.number <= second.number
        self._lean(disclosed_first=disclosed_first)
        return Race(
            closing=name,
            overlapped=max(first.began, second.began) < min(first.ended, second.ended),
            disclosed_first=disclosed_first,
            disclosed=disclosed(),
        )

    def _lean(self, *, disclosed_first: bool) -> None:
        side = 1 if disclosed_first else -1
        self.in_a_row = self.in_a_row + side if self.in_a_row * side > 0 else side
        farther = min(2 ** (abs(self.in_a_row) // 3), FARTHEST)
        self.ahead += side * STEP * farther


def _ask(pair: RacingPair, asker: Actor, happened: list[Decision]) -> None:
    asked = Asked(
        asker=asker.person_id,
        other=pair.other(asker).person_id,
        act=Act.WRITE,
        purpose=Purpose.RECONNECT,
    )

    def effect(_: Tx, decision: Decision) -> None:
        happened[:] = [decision]

    pair.disclosures.disclose(asker, asked, an_operation(), effect)


@contextmanager
def track(graphs: list[Neo4jGraph], sealer: Sealer, clock: Any, seed: int) -> Iterator[Track]:
    """A track with ten pairs, taken away afterwards."""
    pairs = [_open_pair(graphs[0], sealer, clock) for _ in range(10)]
    running = Track(pairs, Watched(graphs[0]), Watched(graphs[1]), Random(seed))
    try:
        yield running
    finally:
        running.threads.shutdown()
        forget(graphs[0], sealer, pairs)


def forget(graph: Neo4jGraph, sealer: Sealer, pairs: Iterable[KeptPair]) -> None:
    """Take away what was committed."""
    for pair in pairs:
        people = (pair.ade.person_id, pair.keisha.person_id)
        ids = [*people, store.pair_id(sealer, *people)]
        for text in FORGET:
            graph.raw(text, ids=ids)
    forget_tasks(graph, sealer)


def _open_pair(graph: Neo4jGraph, sealer: Sealer, clock: Any) -> RacingPair:
    made = KeptPair.make(graph, sealer, clock)
    pair = RacingPair(made.graph, made.sealer, made.clock, made.ade, made.keisha)
    pair.both_say_yes()
    return replace(pair, open_grants=pair.between().grants)


def looking_first(tx: Tx, sealer: Sealer, *two: Any, **more: Any) -> store.Two:
    """The lock, broken: it looks, and only then locks."""

    class Late:
        def one(self, name: str, /, **params: object) -> Any:
            row = tx.one("tests/look", **params)
            time.sleep(LATE)
            tx.one(name, **params)
            return row

    late: Any = Late()
    return store.lock_two(late, sealer, *two, **more)


def unordered(tx: Tx, sealer: Sealer, one: Any, *others: Any, **more: Any) -> store.Two:
    """The lock, broken: it takes the one who asks first, whoever that is."""
    store.lock_one(tx, sealer, one)
    time.sleep(LATE)
    return store.lock_two(tx, sealer, one, *others, **more)


def with_lock(lock: Callable[..., store.Two]) -> Any:
    """The consent store with another lock. Put it where `disclosing` has its own."""
    return SimpleNamespace(**{**vars(store), "lock_two": lock})


def counted(races: Iterable[Race]) -> Counter[str]:
    """How often each thing came about."""
    seen: Counter[str] = Counter()
    for race in races:
        order = "disclosed first" if race.disclosed_first else "closed first"
        seen["races"] += 1
        seen["wrong"] += race.wrong
        seen[f"{order}, overlapping"] += race.overlapped
        seen[race.closing] += 1
    return seen
