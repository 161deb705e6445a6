"""What tests of accounts start from."""

import pytest

from network import bootstrap
from network.accounts.passwords import Passwords
from network.bootstrap import Services
from network.clock import FrozenClock
from network.settings import Settings
from tests.accounts import Somebody, somebody
from tests.graphs import RollbackGraph
from tests.network.accounts.listening import ListeningGraph


@pytest.fixture
def listening(graph: RollbackGraph) -> ListeningGraph:
    """The graph of this test, listened to."""
    return ListeningGraph(graph)


@pytest.fixture
def services(settings: Settings, clock: FrozenClock, listening: ListeningGraph) -> Services:
    """Everything wired as in the service, on a graph that is listened to."""
    quick = Passwords(memory_kib=8, rounds=1, lanes=1)
    return bootstrap.build(settings, clock=clock, graph=listening, passwords=quick)


@pytest.fixture
def person(services: Services) -> Somebody:
    """Somebody who has signed up."""
    return somebody(services)
