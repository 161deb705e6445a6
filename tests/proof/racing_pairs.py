"""Two who race over the whole service, made ready for each act of contact before each race."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from network import bootstrap
from network.accounts.passwords import Passwords
from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kept import Between
from network.consent.narrowing import Narrowing
from network.consent.terms import granted
from network.consent.widening import Opening
from network.graph.door import Neo4jGraph
from network.graph.queries import Queries
from network.identity import OrganisationId, PersonId, new_id
from network.settings import Settings
from network.ties import store as ties
from network.ties.model import Side
from network.ties.yes import in_touch
from tests.maps import MAKE
from tests.network.consent.at_once import forget_tasks
from tests.network.consent.kept_pair import DAY
from tests.network.consent.racing import RacingPair, Watched, with_questions
from tests.network.letters.test_races import forget as forget_letters
from tests.servers import TestServer
from tests.ties import SAID, WORDING, YES, grown_up

PAIRS = 4
SWEEP = """
MATCH (person:Person)-->(own:TieCode|TieAnswer|Tie|Wish) WHERE person.id IN $ids
OPTIONAL MATCH (own)<-[:PRINT_OF]-(print)
DETACH DELETE print, own
"""
FORGET = (
    """MATCH (one) WHERE (one:Person OR one:Organisation) AND one.id IN $ids
    OPTIONAL MATCH (one)--(near) WHERE NOT near:Person AND NOT near:Organisation
    OPTIONAL MATCH (near)--(far:WishPrint|RecordSearch|Attestation)
    DETACH DELETE far, near, one""",
    "MATCH (line:Audit) WHERE line.stream IN $ids DETACH DELETE line",
    "MATCH (head:AuditHead) WHERE head.stream IN $ids DETACH DELETE head",
    "MATCH (event:OutboxEvent) WHERE event.personId IN $ids DETACH DELETE event",
)


@dataclass(frozen=True)
class ServedPair(RacingPair):
    """Two people of the service as it is. `services` closes, and makes ready."""

    services: Any = None
    begins: Between = field(default_factory=Between)

    @classmethod
    def of(cls, services: Services) -> "ServedPair":
        """Two who are shown to be grown up, with nothing between them."""
        ade, keisha = (Actor(person_id=PersonId(new_id()), stepped_up=True) for _ in range(2))
        for actor in (ade, keisha):
            services.sealer.keys.make(actor.person_id)
            raw(services)(MAKE, id=actor.person_id)
            grown_up(services, actor.person_id)
        clock: Any = services.clock
        return cls(services.graph, services.sealer, clock, ade, keisha, services=services)

    @property
    def narrowing(self) -> Narrowing:
        found: Narrowing = self.services.consent.narrowing
        return found

    @property
    def opening(self) -> Opening:
        found: Opening = self.services.consent.opening
        return found

    @property
    def people(self) -> list[PersonId]:
        return [self.ade.person_id, self.keisha.person_id]

    def at_first(self) -> Between:
        return self.begins

    def in_touch(self) -> "ServedPair":
        """Both have said yes long ago, and have been in touch."""
        terms, at = in_touch(WORDING), self.clock.now() - 3 * DAY
        one, other = self.people
        yeses = tuple(
            granted(giver, whom, terms, 0, at) for giver, whom in ((one, other), (other, one))
        )
        begins = Between(grants=yeses, contact_existed=True, were_tied=True)
        return replace(self, begins=begins, open_grants=yeses)

    def on(self, services: Services) -> "ServedPair":
        """The same two, by another way to the server."""
        return replace(self, services=services, graph=services.graph)

    def tie(self) -> str:
        """A tie of theirs; whether anything is open in it is what stands between them."""
        tie_id, (one, other) = new_id(), self.people
        sides: ties.Sides = {
            one: (new_id(), Side(other=other, called=SAID.called, me=SAID.me)),
            other: (new_id(), Side(other=one, called=SAID.me, me=YES.me)),
        }
        at = self.clock.now()
        self.graph.write(lambda tx: ties.make(tx, self.sealer, tie_id, sides, at))
        return tie_id

    def swept(self) -> None:
        """Nothing is left of the race before."""
        forget_letters(self)
        self.graph.raw(SWEEP, ids=self.people)


def raw(services: Services) -> Any:
    """Any statement, on the server that commits."""
    graph = services.graph
    assert isinstance(graph, Neo4jGraph)
    return graph.raw


@dataclass(frozen=True)
class Grounds:
    """Three ways into one service: to make ready and look, to disclose, and to close."""

    quiet: Services
    discloses: Services
    closes: Services
    pairs: list[ServedPair]

    @property
    def disclosing(self) -> Watched:
        graph: Any = self.discloses.graph
        assert isinstance(graph, Watched)
        return graph

    @property
    def closing(self) -> Watched:
        graph: Any = self.closes.graph
        assert isinstance(graph, Watched)
        return graph


@contextmanager
def grounds(
    settings: Settings, server: TestServer, queries: Queries, clock: FrozenClock
) -> Iterator[Grounds]:
    """A few pairs on a server that commits; all of it is taken away afterwards."""
    asked = with_questions(queries)
    graphs = [
        Neo4jGraph(uri=server.uri, user=server.user, password=server.password, queries=asked)
        for _ in range(3)
    ]
    quick = Passwords(memory_kib=64, rounds=1, lanes=1)
    ways: list[Any] = [graphs[0], Watched(graphs[1]), Watched(graphs[2])]
    made = [bootstrap.build(settings, clock=clock, graph=way, passwords=quick) for way in ways]
    try:
        quiet, discloses, closes = made
        yield Grounds(quiet, discloses, closes, [ServedPair.of(quiet) for _ in range(PAIRS)])
    finally:
        _forget(made[0], graphs[0])
        for services in made:
            services.close()
        for graph in graphs:
            graph.close()


def _forget(services: Services, graph: Neo4jGraph) -> None:
    sealer, owners = services.sealer, list(services.keys.owners())
    for text in FORGET:
        graph.raw(text, ids=owners)
    forget_tasks(graph, sealer)


def an_organisation(services: Services) -> OrganisationId:
    """An organisation whose records are looked at, and no more of it."""
    made = OrganisationId(new_id())
    services.sealer.keys.make(made)
    raw(services)("CREATE (:Organisation {id: $id})", id=made)
    return made
