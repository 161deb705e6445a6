"""Two windows at once, on a server that commits: nothing is lost and nothing is done twice."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar

import pytest

from network.blobs.folder import FolderBlobs
from network.clock import FrozenClock
from network.connections.edits import Edit, Put
from network.connections.use_cases import Maps
from network.errors import ChangedMeanwhile, NotFound, Unavailable
from network.graph.door import Neo4jGraph
from network.identity import StepId
from network.keys.port import KeyStore
from network.keys.sealing import Sealer
from tests.maps import Owner, a_step, an_owner, somebody

CLEAN_UP = """
MATCH (person:Person {id: $id})
OPTIONAL MATCH (person)-[:HAS_ON_MAP|HAS_PLACE|HAS_SETTINGS|TOOK]->(node)
OPTIONAL MATCH (node)-[:HAS_NOTE|HAS_PHOTO]->(leaf)
DETACH DELETE person, node, leaf
"""


@pytest.fixture
def pair(
    real_graph: Neo4jGraph,
    sealer: Sealer,
    clock: FrozenClock,
    blobs: FolderBlobs,
    keys: KeyStore,
) -> Iterator[tuple[Owner, Owner]]:
    """Two people whose maps are really kept, until the test ends."""
    maps = Maps(graph=real_graph, sealer=sealer, clock=clock, blobs=blobs)
    owners = an_owner(maps, real_graph, keys), an_owner(maps, real_graph, keys)
    yield owners
    for owner in owners:
        real_graph.raw(CLEAN_UP, id=owner.actor.person_id)


T = TypeVar("T")


def patiently(act: Callable[[], T]) -> T:
    """Do it as a person would who is told that the service can't answer just now."""
    for _try in range(20):
        try:
            return act()
        except Unavailable:
            continue
    raise Unavailable


def send(owner: Owner, step: StepId, *edits: Edit) -> int:
    """Send the same step until there is an answer."""
    return patiently(lambda: owner.maps.change(owner.actor, step, "add_connection", edits))


def test_two_writers_lose_nothing(pair: tuple[Owner, Owner]) -> None:
    owner, _ = pair

    with ThreadPoolExecutor(4) as several:
        list(several.map(lambda at: send(owner, a_step(), Put(somebody(f"P{at}"))), range(40)))

    assert len(owner.map.connections) == 40
    assert [line.seq for line in owner.maps.steps(owner.actor, limit=50)] == list(range(40, 0, -1))


def test_the_same_step_sent_at_once_is_taken_once(pair: tuple[Owner, Owner]) -> None:
    owner, _ = pair
    step, ada = a_step(), somebody()

    with ThreadPoolExecutor(6) as several:
        answers = list(several.map(lambda _: send(owner, step, Put(ada)), range(6)))

    assert answers == [1] * 6
    assert len(owner.map.connections) == 1


def test_of_two_edits_from_the_same_page_one_is_told(pair: tuple[Owner, Owner]) -> None:
    owner, _ = pair
    ada = somebody()
    seen = send(owner, a_step(), Put(ada))

    def edit(ring: int) -> bool:
        try:
            send(owner, a_step(), Put(replace(ada, ring=ring), seen))
        except ChangedMeanwhile:
            return False
        return True

    with ThreadPoolExecutor(4) as several:
        kept = list(several.map(edit, range(1, 5)))

    assert kept.count(True) == 1
    assert owner.map.connections[0].ring == kept.index(True) + 1


def test_undo_in_two_windows_goes_back_two_steps(pair: tuple[Owner, Owner]) -> None:
    owner, _ = pair
    for name in ("Ada", "Sam", "Jo"):
        send(owner, a_step(), Put(somebody(name)))
    steps = a_step(), a_step()

    with ThreadPoolExecutor(2) as several:
        list(several.map(lambda at: patiently(lambda: owner.maps.undo(owner.actor, at)), steps))

    assert owner.names == ["Ada"]


def test_an_id_of_somebody_elses_is_not_found(pair: tuple[Owner, Owner]) -> None:
    owner, other = pair
    ada, step = somebody(), a_step()
    owner.maps.change(owner.actor, step, "add_connection", [Put(ada)])

    with pytest.raises(NotFound):
        other.put(replace(ada, name="Mine now"))
    with pytest.raises(NotFound):
        other.maps.change(other.actor, step, "add_connection", [Put(somebody())])

    assert (owner.names, other.names) == (["Ada"], [])
