"""The outbox: nothing is done twice at once, nothing is dropped in silence."""

import logging
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from network.clock import FrozenClock
from network.errors import NotFound, Unavailable
from network.graph.door import Graph, Neo4jGraph, Tx
from network.identity import EventId, new_id
from network.outbox import store, worker
from network.outbox.events import EVERY, EventKind
from network.outbox.model import NotYet, OutboxEvent, State
from network.outbox.use_cases import Outbox
from network.outbox.worker import Handler, Worker
from tests.graphs import RollbackGraph

LONG_AGO = datetime(1971, 1, 1, tzinfo=UTC)
KIND = EventKind.RESUME_ERASURE


@pytest.fixture
def clock() -> FrozenClock:
    """A time at which no other test's work is due."""
    return FrozenClock(LONG_AGO)


def raised(graph: Graph, due: datetime, event_id: str | None = None) -> EventId:
    def work(tx: Tx) -> EventId:
        return store.raise_event(tx, KIND, due=due, event_id=event_id)

    return graph.write(work)


def claimed(graph: Graph, event: EventId, now: datetime, *, owner: str) -> OutboxEvent | None:
    until = now + worker.LEASE
    return graph.write(lambda tx: store.claim(tx, event, now=now, until=until, owner=owner))


def a_worker(graph: Graph, clock: FrozenClock, handler: Handler) -> Worker:
    return Worker(graph=graph, clock=clock, handlers={KIND: handler})


class Failing:
    """A handler that fails as often as it is told to."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.calls = 0

    def __call__(self, event: OutboxEvent) -> None:
        self.calls += 1
        if self.calls <= self.times:
            raise Unavailable


def test_work_that_is_due_is_done_once(graph: RollbackGraph, clock: FrozenClock) -> None:
    seen: list[EventId] = []
    event = raised(graph, clock.now())
    hands = a_worker(graph, clock, lambda event: seen.append(event.id))

    hands.run_once()
    hands.run_once()

    assert seen == [event]


def test_work_that_is_not_due_waits(graph: RollbackGraph, clock: FrozenClock) -> None:
    seen: list[EventId] = []
    raised(graph, clock.now() + timedelta(hours=2))
    hands = a_worker(graph, clock, lambda event: seen.append(event.id))

    before = hands.run_once()
    clock.move(timedelta(hours=2))
    hands.run_once()

    assert before == 0
    assert len(seen) == 1


def test_the_same_event_raised_twice_is_one(graph: RollbackGraph, clock: FrozenClock) -> None:
    seen: list[EventId] = []
    mine = new_id()
    for _ in range(2):
        raised(graph, clock.now(), mine)

    a_worker(graph, clock, lambda event: seen.append(event.id)).run_once()

    assert seen == [mine]


def test_the_moment_is_kept_to_the_hour(graph: RollbackGraph, clock: FrozenClock) -> None:
    event = raised(graph, datetime(1971, 3, 2, 10, 47, 11, tzinfo=UTC))

    [row] = graph.cypher("MATCH (e:OutboxEvent {id: $id}) RETURN toString(e.dueAt) AS at", id=event)

    assert row["at"].startswith("1971-03-02T10:00")


def test_what_fails_is_tried_again_later_and_later(
    graph: RollbackGraph, clock: FrozenClock
) -> None:
    handler = Failing(2)
    raised(graph, clock.now())
    hands = a_worker(graph, clock, handler)

    hands.run_once()
    hands.run_once()
    clock.move(worker.FIRST_WAIT * 1.3)
    hands.run_once()
    clock.move(worker.FIRST_WAIT * 1.3)
    hands.run_once()
    clock.move(worker.FIRST_WAIT * 2)
    hands.run_once()

    assert handler.calls == 3


def test_what_fails_too_often_is_set_aside_and_shown(
    graph: RollbackGraph, clock: FrozenClock
) -> None:
    handler = Failing(worker.MOST_ATTEMPTS + 5)
    event = raised(graph, clock.now())
    hands = a_worker(graph, clock, handler)

    for _ in range(worker.MOST_ATTEMPTS + 3):
        hands.run_once()
        clock.move(worker.LONGEST_WAIT * 2)

    assert handler.calls == worker.MOST_ATTEMPTS
    assert event in [stuck.id for stuck in Outbox(graph=graph, clock=clock).stuck()]


def test_stuck_work_may_have_another_go(graph: RollbackGraph, clock: FrozenClock) -> None:
    handler = Failing(worker.MOST_ATTEMPTS)
    event = raised(graph, clock.now())
    hands = a_worker(graph, clock, handler)
    for _ in range(worker.MOST_ATTEMPTS):
        hands.run_once()
        clock.move(worker.LONGEST_WAIT * 2)
    outbox = Outbox(graph=graph, clock=clock)

    outbox.try_again(event)
    hands.run_once()

    assert handler.calls == worker.MOST_ATTEMPTS + 1
    assert event not in [stuck.id for stuck in outbox.stuck()]


def test_only_stuck_work_can_have_another_go(graph: RollbackGraph, clock: FrozenClock) -> None:
    event = raised(graph, clock.now())

    with pytest.raises(NotFound):
        Outbox(graph=graph, clock=clock).try_again(event)


def test_one_bad_event_does_not_stop_the_others(graph: RollbackGraph, clock: FrozenClock) -> None:
    bad, good = raised(graph, clock.now()), raised(graph, clock.now())
    seen: list[EventId] = []

    def handler(event: OutboxEvent) -> None:
        if event.id == bad:
            raise Unavailable
        seen.append(event.id)

    a_worker(graph, clock, handler).run_once()

    assert seen == [good]


def test_an_event_that_ends_the_process_each_time_is_set_aside(
    graph: RollbackGraph, clock: FrozenClock
) -> None:
    event = raised(graph, clock.now())
    for _ in range(worker.MOST_ATTEMPTS):
        claimed(graph, event, clock.now(), owner="gone")
        clock.move(worker.LEASE)
    seen: list[EventId] = []

    a_worker(graph, clock, lambda event: seen.append(event.id)).run_once()

    assert seen == []
    assert Outbox(graph=graph, clock=clock).counts()[State.STUCK] >= 1


def test_a_lease_runs_out_by_itself(graph: RollbackGraph, clock: FrozenClock) -> None:
    event, seen = raised(graph, clock.now()), list[EventId]()
    claimed(graph, event, clock.now(), owner="gone")
    hands = a_worker(graph, clock, lambda event: seen.append(event.id))

    hands.run_once()
    early = list(seen)
    clock.move(worker.LEASE)
    hands.run_once()

    assert early == []
    assert seen == [event]


def test_who_lost_the_lease_can_neither_finish_nor_put_back(
    graph: RollbackGraph, clock: FrozenClock
) -> None:
    event_id, now = raised(graph, clock.now()), clock.now()
    event = OutboxEvent(id=event_id, kind=KIND)
    claimed(graph, event_id, now, owner="new")

    graph.write(lambda tx: store.finish(tx, event, owner="old"))
    graph.write(
        lambda tx: store.put_back(tx, event, owner="old", due=now, state=State.STUCK, attempts=0)
    )

    [row] = graph.cypher(
        "MATCH (e:OutboxEvent {id: $id}) RETURN e.owner AS owner, e.state AS state", id=event_id
    )
    assert row == {"owner": "new", "state": "waiting"}


def test_work_that_comes_round_comes_round(graph: RollbackGraph, clock: FrozenClock) -> None:
    kind = EventKind.SWEEP_DRAFTS
    graph.cypher("MATCH (e:OutboxEvent {id: $id}) DETACH DELETE e", id=kind)
    seen: list[str] = []
    hands = Worker(graph=graph, clock=clock, handlers={kind: lambda event: seen.append(event.kind)})

    hands.run_once()
    hands.run_once()
    clock.move(EVERY[kind])
    hands.run_once()

    assert seen == [kind, kind]


def test_a_failure_is_logged_without_its_words(
    graph: RollbackGraph, clock: FrozenClock, caplog: pytest.LogCaptureFixture
) -> None:
    def handler(event: OutboxEvent) -> None:
        raise ValueError("Maya Okafor")

    raised(graph, clock.now())

    with caplog.at_level(logging.DEBUG):
        a_worker(graph, clock, handler).run_once()

    assert "ValueError" in caplog.text
    assert "Maya" not in caplog.text


@pytest.fixture
def many(real_graph: Neo4jGraph, clock: FrozenClock) -> Iterator[list[EventId]]:
    events = [raised(real_graph, clock.now()) for _ in range(60)]
    yield events
    real_graph.raw("MATCH (e:OutboxEvent) WHERE e.id IN $ids DETACH DELETE e", ids=events)


def test_six_workers_hand_out_each_event_once(
    real_graph: Neo4jGraph, clock: FrozenClock, many: list[EventId]
) -> None:
    seen: Counter[EventId] = Counter()
    lock = threading.Lock()

    def handler(event: OutboxEvent) -> None:
        with lock:
            seen[event.id] += 1

    hands = [
        threading.Thread(target=a_worker(real_graph, clock, handler).run_once) for _ in range(6)
    ]
    for thread in hands:
        thread.start()
    for thread in hands:
        thread.join()

    assert seen == Counter(many)


def test_the_worker_stops_when_told(graph: RollbackGraph, clock: FrozenClock) -> None:
    stop = threading.Event()
    seen: list[EventId] = []

    def handler(event: OutboxEvent) -> None:
        seen.append(event.id)
        stop.set()

    raised(graph, clock.now())

    a_worker(graph, clock, handler).run(stop)

    assert len(seen) == 1


def test_what_is_not_to_be_done_yet_is_put_back_until_then_and_has_not_failed(
    graph: RollbackGraph, clock: FrozenClock
) -> None:
    calls: list[EventId] = []
    until = clock.now() + timedelta(hours=5)

    def waits(event: OutboxEvent) -> None:
        calls.append(event.id)
        if clock.now() < until:
            raise NotYet(until)

    event = raised(graph, clock.now())
    hands = a_worker(graph, clock, waits)
    hands.run_once()
    [row] = graph.cypher("MATCH (e:OutboxEvent {id: $id}) RETURN e.attempts AS tried", id=event)
    assert row["tried"] == 0

    clock.move(timedelta(hours=4))
    hands.run_once()
    clock.move(timedelta(hours=1))
    hands.run_once()

    assert calls == [event, event]
