"""Two leads at once, on a server that commits: nothing is lost, and what narrows always wins.

One agrees to a lifting while another one keeps the hold, or places a new one. Whichever comes
first, the hold that was kept goes on holding, and the one that was placed is there.
"""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from network import bootstrap
from network.accounts.passwords import Passwords
from network.actor import Actor
from network.clock import FrozenClock
from network.consent.kinds import HoldCause
from network.graph.door import Neo4jGraph
from network.identity import TaskId
from tests.counts import times
from tests.network.safeguarding.scene import DAY, Scene, forget, step

if TYPE_CHECKING:
    from network.settings import Settings

ROUNDS = times(6, prove=500)


@pytest.fixture
def scene(settings: "Settings", real_graph: Neo4jGraph, clock: FrozenClock) -> Iterator[Scene]:
    """Tia, her uncle and Oakway, in a store that commits."""
    quick = Passwords(memory_kib=64, rounds=1, lanes=1)
    services = bootstrap.build(settings, clock=clock, graph=real_graph, passwords=quick)
    made = Scene.made(services, clock)
    yield made
    forget(made)


def at_once(random: Random, *acts: Callable[[], None]) -> None:
    """Let them loose together, with a small head start for any."""
    ready, failed = threading.Barrier(len(acts)), list[Exception]()

    def run(act: Callable[[], None], wait: float) -> None:
        ready.wait()
        time.sleep(wait)
        try:
            act()
        except Exception as error:  # noqa: BLE001 - the test is told
            failed.append(error)

    threads = [threading.Thread(target=run, args=(act, random.uniform(0, 0.02))) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def begun(scene: Scene, first: Actor) -> tuple[TaskId, TaskId]:
    """A report whose lifting one human being has begun; and the task for the second."""
    task_id = scene.taken(first, scene.reported())
    scene.services.safeguarding.holds.lift(first, task_id, step())
    return task_id, scene.second().id


def test_lifting_by_two_races_with_placing_and_keeping(scene: Scene) -> None:
    parts, random = scene.services.safeguarding, Random(20260314)
    first, second = scene.first, scene.another()
    for number in range(ROUNDS):
        scene.clock.move(timedelta(seconds=1))
        task_id, other_id = begun(scene, first)
        kept = scene.task(task_id).record_id

        def agree(other_id: TaskId = other_id) -> None:
            parts.seconds.agree(second, other_id, step())

        def keep(task_id: TaskId = task_id) -> None:
            parts.holds.keep(first, task_id, step())

        def place(task_id: TaskId = task_id) -> None:
            parts.holds.place(first, task_id, step(), cause=HoldCause.CONCERN, days=28)

        at_once(random, agree, keep, place)

        holds = {hold.id: hold for hold in scene.between().holds}
        assert len(holds) == 2 * (number + 1)
        assert all(hold.stands(scene.clock.now() + 9 * DAY) for hold in holds.values())
        assert kept in holds
        for waiting in scene.waiting_seconds():
            parts.seconds.agree(second, waiting.id, step())
