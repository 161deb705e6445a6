"""What happens at the same moment happens once: on the real graph, in threads."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

import pytest

from network import bootstrap
from network.accounts.model import RECOVERY_WAIT, SignIn, SignUp
from network.accounts.passwords import Passwords
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import AlreadyDone, NetworkError
from network.graph.door import Neo4jGraph
from network.identity import new_secret
from network.settings import Settings
from tests.accounts import HOME, PASSWORD, Somebody, somebody

T = TypeVar("T")
AT_ONCE = 8


@dataclass
class Committed:
    """Services that commit, and what to remove afterwards."""

    services: Services
    graph: Neo4jGraph
    tries: set[str] = field(default_factory=set)

    def clean(self) -> None:
        """Leave nothing of this test behind."""
        owners = list(self.services.keys.owners())
        self.graph.raw(
            "MATCH (p:Person) WHERE p.id IN $ids"
            " OPTIONAL MATCH (p)-[:HAS_ACCOUNT]->(a) OPTIONAL MATCH (a)-->(x)"
            " DETACH DELETE p, a, x",
            ids=owners,
        )
        self.graph.raw("MATCH (h:AuditHead) WHERE h.stream IN $ids DELETE h", ids=owners)
        self.graph.raw("MATCH (l:Audit) WHERE l.stream IN $ids DELETE l", ids=owners)
        self.graph.raw("MATCH (t:Tries) WHERE t.id IN $ids DELETE t", ids=list(self.tries))


@pytest.fixture
def committed(
    settings: Settings, clock: FrozenClock, real_graph: Neo4jGraph
) -> Iterator[Committed]:
    """Services on the real graph, cleaned up after."""
    quick = Passwords(memory_kib=8, rounds=1, lanes=1)
    services = bootstrap.build(settings, clock=clock, graph=real_graph, passwords=quick)
    made = Committed(services, real_graph)
    yield made
    made.clean()


def at_once(work: Callable[[], T]) -> list[T | NetworkError]:
    """Do the same thing in several threads that start together."""
    ready = threading.Barrier(AT_ONCE)

    def one() -> T | NetworkError:
        ready.wait()
        try:
            return work()
        except NetworkError as error:
            return error

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return [task.result() for task in [threads.submit(one) for _ in range(AT_ONCE)]]


def test_many_tries_at_once_gain_nothing(committed: Committed) -> None:
    services = committed.services
    name = services.accounts.offers(1)[0].name
    found = services.sessions.proof.look_up(name)
    throttle = services.sessions.throttle
    buckets = throttle.sign_in(found.name_index, HOME, mark="", holds_code=False)
    committed.tries |= {bucket.id for bucket in buckets}

    answers = at_once(
        lambda: services.sessions.start(SignIn(sign_in_name=name, password=PASSWORD, network=HOME))
    )

    kinds = sorted(type(answer).__name__ for answer in answers)
    assert kinds == ["TooManyTries"] * 3 + ["WrongSignIn"] * 5


def test_one_name_goes_to_one_person(committed: Committed) -> None:
    services = committed.services
    name = services.accounts.offers(1)[0].name

    answers = at_once(
        lambda: services.accounts.sign_up(SignUp(sign_in_name=name, password=PASSWORD))
    )

    assert sum(isinstance(answer, AlreadyDone) for answer in answers) == AT_ONCE - 1
    rows = committed.graph.raw(
        "MATCH (p:Person) WHERE p.id IN $ids RETURN count(p) AS n",
        ids=list(services.keys.owners()),
    )
    assert rows == [{"n": 1}]


def test_one_code_gets_an_account_back_once(committed: Committed, clock: FrozenClock) -> None:
    services, person = committed.services, somebody(committed.services)
    _remember_tries(committed, person)
    services.recovery.ask(person.name, person.codes[0], network=HOME)
    clock.move(RECOVERY_WAIT)
    proof = services.recovery.ask(person.name, person.codes[0], network=HOME).proof

    answers = at_once(
        lambda: services.recovery.finish(
            proof, "a lighthouse on the headland", codes_secret=new_secret()
        )
    )

    assert sum(not isinstance(answer, NetworkError) for answer in answers) == 1


def test_no_session_outlives_the_password_that_it_was_begun_with(committed: Committed) -> None:
    services, person = committed.services, somebody(committed.services)
    _remember_tries(committed, person)
    owner = person.sign_in(saved_code=person.codes[0]).actor
    committed.tries |= {
        bucket.id for bucket in services.sessions.throttle.session(str(owner.session_id))
    }
    turns = iter(range(AT_ONCE))

    def enter_or_change() -> str:
        if next(turns) != AT_ONCE // 2:
            return person.sign_in(saved_code=person.codes[0]).token
        services.accounts.change_password(owner, PASSWORD, "a lighthouse on the headland")
        return ""

    answers = at_once(enter_or_change)

    assert "" in answers
    assert services.sessions.list(owner) == []


def _remember_tries(committed: Committed, person: Somebody) -> None:
    """Note which counts this person's tries go to, so that they can be removed."""
    throttle = committed.services.sessions.throttle
    index = committed.services.sessions.proof.look_up(person.name).name_index
    for buckets in (
        throttle.sign_in(index, HOME, mark="", holds_code=False),
        throttle.sign_in(index, HOME, mark="", holds_code=True),
        throttle.saved_code(index, HOME),
    ):
        committed.tries |= {bucket.id for bucket in buckets}
