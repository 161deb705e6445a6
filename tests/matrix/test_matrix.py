"""Every role at every address, asked of the whole service on a real store."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from werkzeug.test import Client

from api import auth
from network import bootstrap
from network.accounts.passwords import Passwords
from network.actor import Capacity
from network.clock import FrozenClock
from network.graph.door import Neo4jGraph, Tx
from network.organisations import store as organisations
from network.settings import Settings
from network.work import store as work_store
from tests.conftest import MOMENT
from tests.matrix.asking import Asking
from tests.matrix.belongings import Belongings
from tests.matrix.hats import employed
from tests.matrix.jobs import at_an_organisation
from tests.matrix.passes import Pass
from tests.matrix.people import READ, People, bearing
from tests.matrix.table import table
from tests.network.accounts.listening import ListeningGraph
from tests.servers import TestServer
from web.wsgi import mount

AT_LEAST = 2000


@dataclass(frozen=True)
class World:
    """The service, everybody in it, and somebody whose things are never theirs."""

    graph: ListeningGraph
    client: Client
    passes: dict[str, Pass]
    other: Belongings
    hats: frozenset[Capacity]

    def of_the_other(self) -> tuple[object, ...]:
        """All that the others could have changed."""
        services, actor = self.other.services, self.other.actor
        return (
            services.maps.open_whole(actor),
            [step.id for step in services.maps.steps(actor, limit=100)],
            [draft.id for draft in services.drafts.list(actor)],
            {line.id for line in services.sessions.list(actor)},
            {line.id for line in services.tokens.list(actor)},
            services.waiting.open(actor, self.other.kept["upload"]["upload_id"]),
            services.accounts.mine(actor),
            services.story.cards.mine(actor),
            services.willing.mine(actor),
            services.claims.mine(actor),
            self.of_the_others_work(),
        )

    def of_the_others_work(self) -> tuple[object, ...]:
        """Everything at the organisation where the other one works."""
        services, job = self.other.services, self.other.job
        assert job is not None
        place = job.place

        def work(tx: Tx) -> tuple[object, ...]:
            staff = work_store.staff_at(tx, services.sealer, place.id)
            lists = work_store.assignments_at(tx, services.sealer, place.id)
            return organisations.find(tx, services.sealer, place.id), staff, lists

        return services.graph.read(work)


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, server: TestServer, real_graph: Neo4jGraph
) -> Iterator[World]:
    """One world for the whole matrix. It commits, and everybody in it is erased at the end."""
    home = tmp_path_factory.mktemp("matrix")
    settings = Settings.read(
        {
            "ROWAN_HOME": str(home),
            "NEO4J_URI": server.uri,
            "NEO4J_PASSWORD": server.password,
        }
    )
    graph, clock = ListeningGraph(real_graph), FrozenClock(MOMENT)
    quick = Passwords(memory_kib=64, rounds=1, lanes=1)
    services = bootstrap.build(settings, clock=clock, graph=graph, passwords=quick)
    people = People(services, clock)
    passes = people.passes()
    other = employed(services, at_an_organisation(services))
    people.everybody.append(other)
    for route in table().routes:
        other.named(route, may_change=False)
    found = [services.sessions.find(shown.session) for shown in passes.values()]
    hats = frozenset(actor.capacity for actor in found if actor)
    yield World(graph, Client(mount(services), use_cookies=False), passes, other, hats)
    for one in people.everybody:
        services.practice.end(one.actor)
        services.erasure.replay(one.actor.person_id)


@pytest.mark.parametrize("role", table().roles)
def test_every_address_answers_a_role_as_the_table_says(world: World, role: str) -> None:
    before = world.of_the_other()
    asking = Asking(table(), world.client, world.graph, world.other, role, world.passes[role])

    faults = asking.faults()

    assert not faults, "\n".join(faults)
    assert asking.cells == table().cells / len(table().roles)
    assert world.of_the_other() == before


def test_the_matrix_is_not_a_handful() -> None:
    assert table().cells >= AT_LEAST


def test_nobody_stands_at_the_door_without_a_row_or_has_a_row_without_standing_there(
    world: World,
) -> None:
    assert world.passes.keys() == table().roles.keys()


def test_every_hat_stands_at_the_door_and_a_supporter_has_none(world: World) -> None:
    # What somebody is to somebody else is between the two: on their own side they are a person.
    hats = set(world.hats)

    assert set(table().not_yet) | hats | {Capacity.SUPPORTER, Capacity.OPERATOR} == set(Capacity)


def test_a_door_that_lets_everybody_in_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = auth.require
    monkeypatch.setattr(auth, "require", lambda _: known(None))
    # Somebody of its own: through the open door things are removed and begun.
    services = world.other.services
    shown = bearing(People(services, FrozenClock(services.clock.now())).somebody(), READ)
    asking = Asking(table(), world.client, world.graph, world.other, "reader", shown)

    found = asking.faults()
    services.erasure.replay(shown.own.actor.person_id)

    writes = [route for route in table().routes if route.door == "write"]
    assert len(found) >= len(writes)
    assert all("instead of scope" in fault for fault in found), found
