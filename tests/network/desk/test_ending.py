"""What is done leaves the desk after a year; what is not, never by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from network.clock import FrozenClock
from network.desk import store
from network.desk.ending import DeskEnds
from network.desk.model import DONE_KEPT, DeskKind, TaskState
from network.graph.door import Tx
from network.identity import PersonId, TaskId, new_id
from network.keys.sealing import Sealer
from tests.graphs import RollbackGraph

SECOND = timedelta(seconds=1)


@pytest.fixture
def ends(graph: RollbackGraph, sealer: Sealer, clock: FrozenClock) -> DeskEnds:
    # What other tests have left on the server's desk is not this one's to end.
    graph.cypher("MATCH (task:Task) DETACH DELETE task")
    return DeskEnds(graph=graph, sealer=sealer, clock=clock)


def put(ends: DeskEnds, *states: TaskState) -> list[TaskId]:
    """Things on the desk in these states, each reached just now."""
    now = ends.clock.now()

    def work(tx: Tx, state: TaskState) -> TaskId:
        task_id = store.ask(
            tx,
            ends.sealer,
            kind=DeskKind.ORDER_SAID,
            about=PersonId(new_id()),
            other=None,
            record_id=new_id(),
            at=now,
        )
        task = store.lock(tx, ends.sealer, task_id)
        assert task is not None
        done_at = now if state is TaskState.DONE else None
        store.keep(tx, ends.sealer, replace(task, state=state, done_at=done_at))
        return task_id

    return [ends.graph.write(lambda tx, one=state: work(tx, one)) for state in states]  # type: ignore[misc]


def there(ends: DeskEnds) -> set[TaskId]:
    """What lies on the desk."""

    def work(tx: Tx) -> set[TaskId]:
        return {task.id for state in TaskState for task in store.tasks(tx, ends.sealer, state)}

    return ends.graph.read(work)


def test_what_is_done_goes_after_a_year_and_not_a_moment_before(
    ends: DeskEnds, clock: FrozenClock
) -> None:
    [done] = put(ends, TaskState.DONE)

    clock.move(DONE_KEPT - SECOND)
    assert ends.sweep() == 0
    assert there(ends) == {done}

    clock.move(SECOND)
    assert ends.sweep() == 1
    assert there(ends) == set()


def test_what_nobody_has_finished_stays_however_old(ends: DeskEnds, clock: FrozenClock) -> None:
    open_and_taken = set(put(ends, TaskState.OPEN, TaskState.TAKEN))

    clock.move(10 * DONE_KEPT)

    assert ends.sweep() == 0
    assert there(ends) == open_and_taken


def test_one_that_does_not_open_keeps_no_other_from_ending(
    ends: DeskEnds, graph: RollbackGraph, clock: FrozenClock
) -> None:
    shut, done = put(ends, TaskState.DONE, TaskState.DONE)
    graph.cypher("MATCH (task:Task {id: $id}) SET task.sealed = $harm", id=shut, harm=b"x" * 64)
    clock.move(DONE_KEPT)

    assert ends.sweep() == 1
    left = graph.cypher("MATCH (task:Task) RETURN task.id AS id")
    assert [row["id"] for row in left] == [shut]
    assert done != shut
