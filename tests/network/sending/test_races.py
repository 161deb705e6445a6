"""Closing and sending at once, on a server that commits: at most one is on its way, and no more.

Every unit of work counts up a number under the person's lock: it says which came first.
"""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random

import pytest

from network import bootstrap
from network.accounts.passwords import Passwords
from network.actor import Actor
from network.bootstrap import Services
from network.clock import SystemClock
from network.graph.door import Neo4jGraph, Tx
from network.graph.queries import Queries
from network.identity import EventId, ItemId, new_id
from network.outbox import store as outbox
from network.outbox import worker
from network.outbox.events import EventKind
from network.outbox.model import NotYet, OutboxEvent
from network.sending import store
from network.sending.kinds import NoticeKind, PointKind
from network.sending.model import ContactPoint, Reach
from network.sending.notices import Notices
from network.sending.port import Letter
from network.sending.sender import Sender
from network.sending.use_cases import ReachMe
from network.settings import Settings
from tests.accounts import somebody
from tests.counts import times
from tests.network.consent.racing import Watched, with_questions
from tests.postroom import ANY_TIME
from tests.servers import TestServer

ROUNDS = times(40, prove=2_000)
JITTER = 0.02
CARRYING = 0.03
FORGET = (
    """MATCH (p:Person) WHERE p.id IN $ids OPTIONAL MATCH (p)-[:HAS_ACCOUNT]->(a)
    OPTIONAL MATCH (a)-->(x) OPTIONAL MATCH (p)-[:HAS_REACH]->(r) DETACH DELETE p, a, x, r""",
    "MATCH (h:AuditHead) WHERE h.stream IN $ids DELETE h",
    "MATCH (l:Audit) WHERE l.stream IN $ids DELETE l",
    "MATCH (e:OutboxEvent) WHERE e.personId IN $ids DELETE e",
)


@dataclass
class Carried:
    """One letter that was handed over: after which unit of work, and until when it took."""

    begun: int
    ended: float
    reference: str


@dataclass
class Carrier:
    """Takes its time, and notes what it was given."""

    watched: Watched
    given: list[Carried] = field(default_factory=list)

    def carry(self, letter: Letter) -> None:
        begun = self.watched.number
        time.sleep(CARRYING)
        self.given.append(Carried(begun, time.perf_counter(), letter.reference))


@dataclass
class Race:
    """Somebody with two ways that are on, two workers, and a way to close."""

    services: Services
    who: Actor
    hands: list[Watched]
    closing: Watched

    def again(self) -> list[OutboxEvent]:
        """Both ways on, and a notice for each."""
        points = tuple(
            ContactPoint(
                id=ItemId(new_id()),
                kind=PointKind.MAIL,
                address=f"jo{number}@example.org",
                added_at=self.services.clock.now(),
                confirmed_at=self.services.clock.now(),
                safe=ANY_TIME,
            )
            for number in range(2)
        )
        notices, now = Notices(sealer=self.services.sealer), self.services.clock.now()
        kind, key = NoticeKind.RECOVERY_BEGUN, new_id()

        def work(tx: Tx) -> None:
            store.lock(tx, self.services.sealer, self.who.person_id)
            reach = Reach(points=points)
            put = notices.put(tx, self.who.person_id, reach, points, kind=kind, key=key, now=now)
            store.keep(tx, self.services.sealer, self.who.person_id, put)

        self.services.graph.write(work)
        return [
            OutboxEvent(
                id=EventId(notices.id_of(key, point.id)),
                kind=EventKind.SEND_NOTICE,
                person_id=self.who.person_id,
            )
            for point in points
        ]

    def sender(self, watched: Watched) -> tuple[Sender, Carrier]:
        carrier = Carrier(watched)
        made = self.services.sending.sender
        return replace(made, graph=watched, carriers={PointKind.MAIL: carrier}), carrier

    def close(self, how: str, point: ItemId) -> None:
        reach_me = replace(self.services.reach_me, graph=self.closing)
        CLOSINGS[how](reach_me, self.who, point)


CLOSINGS: dict[str, Callable[[ReachMe, Actor, ItemId], object]] = {
    "never": lambda reach_me, who, _: reach_me.never(who),
    "stop": lambda reach_me, who, point: reach_me.stop(who, point),
    "remove": lambda reach_me, who, point: reach_me.remove(who, point),
}


@pytest.fixture
def race(settings: Settings, server: TestServer, queries: Queries) -> Iterator[Race]:
    asked = with_questions(queries)
    graphs = [
        Neo4jGraph(uri=server.uri, user=server.user, password=server.password, queries=asked)
        for _ in range(4)
    ]
    quick = Passwords(memory_kib=8, rounds=1, lanes=1)
    clock = SystemClock()
    services = bootstrap.build(settings, clock=clock, graph=graphs[0], passwords=quick)
    who = somebody(services).fresh()
    hands = [Watched(graph, who.person_id) for graph in graphs[1:3]]
    yield Race(services, who, hands, Watched(graphs[3], who.person_id))
    for text in FORGET:
        graphs[0].raw(text, ids=list(services.keys.owners()))
    for graph in graphs:
        graph.close()


def persistently(sender: Sender, event: OutboxEvent) -> None:
    """Send one notice; what has to wait a moment is tried again, as the outbox would."""
    for _ in range(200):
        try:
            sender.send(event)
        except NotYet:
            time.sleep(0.002)
        else:
            return


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("how", sorted(CLOSINGS))
def test_nothing_leaves_after_it_was_closed_but_the_one_that_was_on_its_way(
    race: Race, how: str, record_property: Callable[[str, object], None]
) -> None:
    random, raced, first = Random(how), 0, 0
    for _ in range(ROUNDS):
        events = race.again()
        point = race.services.reach_me.mine(race.who).points[0].id
        at_hand = [race.sender(watched) for watched in race.hands]
        start = threading.Barrier(3)
        waits = [random.random() * JITTER for _ in range(3)]

        def works(number: int) -> None:
            start.wait()  # noqa: B023 - it is over within the round
            time.sleep(waits[number])  # noqa: B023
            persistently(at_hand[number][0], events[number])  # noqa: B023

        def closes() -> None:
            start.wait()  # noqa: B023
            time.sleep(waits[2])  # noqa: B023
            race.close(how, point)  # noqa: B023

        with ThreadPoolExecutor(3) as threads:
            jobs = [threads.submit(works, number) for number in range(2)]
            for job in [*jobs, threads.submit(closes)]:
                job.result()
        closed = race.closing
        for_it = at_hand if how == "never" else at_hand[:1]
        given = [one for _, carrier in for_it for one in carrier.given]
        assert [one for one in given if one.begun > closed.number] == []
        late = [one for one in given if one.ended > closed.ended]
        assert len(late) <= 1
        raced += len(late)
        first += not given
        for event in events:
            with suppress(NotYet):
                at_hand[0][0].send(event)
        assert len([one for _, carrier in for_it for one in carrier.given]) == len(given)
    record_property("raced", raced)
    assert raced, "no round had a notice on its way while it was closed"
    assert first, "no round was closed before anything left"


def leased(graph: Watched, event: OutboxEvent, now: datetime, owner: str) -> OutboxEvent | None:
    """Take an event as a worker does."""
    until = now + worker.LEASE
    return graph.write(lambda tx: outbox.claim(tx, event.id, now=now, until=until, owner=owner))


@pytest.mark.timeout(600)
def test_two_workers_hand_each_notice_over_once(race: Race) -> None:
    for _ in range(times(15, prove=500)):
        events = race.again()
        ready = threading.Barrier(2)
        at_hand = [race.sender(watched) for watched in race.hands]
        now = race.services.clock.now()

        def works(number: int) -> None:
            ready.wait()  # noqa: B023 - it is over within the round
            for event in events:  # noqa: B023
                claimed = leased(race.hands[number], event, now, owner=str(number))  # noqa: B023
                if claimed:
                    persistently(at_hand[number][0], claimed)  # noqa: B023

        with ThreadPoolExecutor(2) as threads:
            for job in [threads.submit(works, number) for number in range(2)]:
                job.result()
        given = [one.reference for _, carrier in at_hand for one in carrier.given]
        assert len(given) == len(set(given)) == 2
