"""What tests of sending start from."""

import pytest

from network.actor import Actor
from network.bootstrap import Services
from tests.accounts import Somebody, somebody
from tests.graphs import RollbackGraph
from tests.postroom import Postroom


@pytest.fixture
def jo(services: Services) -> Somebody:
    """Somebody with an account."""
    return somebody(services)


@pytest.fixture
def fresh(jo: Somebody) -> Actor:
    """The same, having typed the password just now."""
    return jo.fresh()


@pytest.fixture
def room(services: Services, graph: RollbackGraph) -> Postroom:
    """Where what leaves is seen."""
    return Postroom(services, graph)
