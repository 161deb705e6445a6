"""The whole service on a real store, and everybody who stands at its doors."""

from dataclasses import dataclass
from pathlib import Path

from werkzeug.test import Client

from network import bootstrap
from network.accounts.passwords import Passwords
from network.claims import search_store
from network.clock import FrozenClock
from network.desk import store as desk
from network.graph.door import Neo4jGraph, Tx
from network.identity import TaskId
from network.organisations import store as organisations
from network.settings import Settings
from network.work import store as work_store
from tests.conftest import MOMENT
from tests.counts import PROVING
from tests.matrix.asking import Asking
from tests.matrix.belongings import Belongings
from tests.matrix.hats import employed
from tests.matrix.jobs import at_an_organisation
from tests.matrix.people import People
from tests.matrix.table import table
from tests.network.accounts.listening import ListeningGraph
from tests.servers import TestServer
from web.wsgi import mount

TURNED_AWAY = (
    *("made-up", "signed-out", "ran-out", "erased", "operator"),
    *("token-ran-out", "token-revoked", "token-erased", "session-as-token", "token-as-session"),
    *("hat-left-over", "hat-with-too-little"),
)


@dataclass(frozen=True)
class World:
    """The service, everybody in it, and somebody whose things are never theirs."""

    graph: ListeningGraph
    client: Client
    people: People
    other: Belongings

    def asking(self, role: str) -> Asking:
        """Somebody in this role, who is about to ask for everything.

        Whose pass no longer works is turned away everywhere: they ask at every other address, two
        neighbours in the list at different ones. Whoever is turned away at a door asks there for
        one thing, the next role for another. `make prove` lets everybody ask for all, everywhere.
        """
        shown, turn = self.people.shows(role), None
        if not PROVING and role in TURNED_AWAY:
            turn = TURNED_AWAY.index(role) % 2
        return Asking(
            table(),
            self.client,
            self.graph,
            self.other,
            role,
            shown,
            turn=turn,
            thorough=PROVING,
        )

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
            asked = search_store.at_organisation(tx, services.sealer, place.id)
            here = organisations.find(tx, services.sealer, place.id)
            return here, staff, lists, asked, job.lives(tx), self._tasks(tx)

        return services.graph.read(work)

    def _tasks(self, tx: Tx) -> tuple[object, ...]:
        """What lies on the desk for the other one."""
        services, kept = self.other.services, self.other.kept.values()
        ids = sorted(named["task_id"] for named in kept if "task_id" in named)
        return tuple(desk.find(tx, services.sealer, TaskId(one)) for one in ids)


def opened(home: Path, server: TestServer, real_graph: Neo4jGraph) -> World:
    """One world, on a server that has nothing else in it. It commits."""
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
    other = employed(services, at_an_organisation(services))
    people.everybody.append(other)
    for route in table().routes:
        other.named(route, may_change=False)
    return World(graph, Client(mount(services), use_cookies=False), people, other)
