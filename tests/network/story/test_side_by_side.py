"""Reading a card while it is taken back: on the real graph, in threads, truly side by side."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from network import bootstrap
from network.accounts.passwords import Passwords
from network.actor import Capacity
from network.audit.events import SERVICE
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import WIDENING_DELAY
from network.errors import NetworkError
from network.graph.door import Neo4jGraph
from network.keys.sealing import key_id_of
from network.settings import Settings
from network.story.model import Words
from network.work.reading import Closed
from tests.accounts import somebody
from tests.counts import times
from tests.maps import a_step
from tests.work import opened, taken_on

READERS = 3
ROUNDS = times(12, prove=40)
CLEAN = (
    "MATCH (o:Organisation) WHERE o.id IN $ids OPTIONAL MATCH (o)--(x) DETACH DELETE x, o",
    "MATCH (p:Person) WHERE p.id IN $ids OPTIONAL MATCH (p)-[*1..2]->(x) DETACH DELETE x, p",
    "MATCH (h:AuditHead) WHERE h.stream IN $ids DELETE h",
    "MATCH (l:Audit) WHERE l.stream IN $ids DELETE l",
)


@pytest.fixture
def committed(settings: Settings, clock: FrozenClock, real_graph: Neo4jGraph) -> Iterator[Services]:
    """Services on the real graph, cleaned up after."""
    quick = Passwords(memory_kib=8, rounds=1, lanes=1)
    services = bootstrap.build(settings, clock=clock, graph=real_graph, passwords=quick)
    yield services
    owners = [owner for owner in services.keys.owners() if owner != SERVICE]
    for statement in CLEAN:
        real_graph.raw(statement, ids=owners)
    ours = set(services.keys.ids(SERVICE))
    tries = real_graph.raw("MATCH (t:Tries) RETURN t.id AS id, t.sealed AS sealed")
    mine = [row["id"] for row in tries if row["sealed"] and key_id_of(row["sealed"]) in ours]
    real_graph.raw("MATCH (t:Tries) WHERE t.id IN $ids DELETE t", ids=mine)


def side_by_side(works: list[Callable[[], object]]) -> list[object]:
    """Start together, and say what came of each: an error of ours is an answer too."""
    ready = threading.Barrier(len(works))

    def one(work: Callable[[], object]) -> object:
        ready.wait()
        try:
            return work()
        except NetworkError as error:
            return error

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))


def test_nothing_is_read_after_it_was_taken_back_and_no_reading_goes_unrecorded(
    committed: Services, clock: FrozenClock
) -> None:
    jo = somebody(committed)
    me = jo.fresh()
    kit = opened(committed).hire(Capacity.IN_TOUCH_WORKER).wearing(Capacity.IN_TOUCH_WORKER)
    committed.story.cards.write(me, Words(know="I like to walk."), base=0)
    on_list = taken_on(kit, jo)

    for number in range(ROUNDS):
        committed.story.showing.show(me, a_step(), on_list, days=90)
        clock.move(WIDENING_DELAY)
        card = committed.story.cards.mine(me)
        assert card
        share_id = card.shares[number].id
        reading = [partial(committed.story.reading.open, kit, on_list)] * READERS
        stop = partial(committed.story.showing.stop, me, share_id)

        stopping, *read = side_by_side([stop, *reading])

        assert stopping is None
        assert all(not isinstance(one, NetworkError) or isinstance(one, Closed) for one in read)
        card = committed.story.cards.mine(me)
        assert card
        share = card.shares[number]
        assert share.ended_at == clock.now()
        assert len(share.read_at) == sum(not isinstance(one, NetworkError) for one in read)
        with pytest.raises(Closed):
            committed.story.reading.open(kit, on_list)
