"""Where tests of safeguarding start from."""

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from tests.network.safeguarding.people import Office, OnList
from tests.network.safeguarding.scene import Scene


@pytest.fixture
def scene(services: Services, clock: FrozenClock) -> Scene:
    """Tia, her uncle, and an organisation with her on a list."""
    return Scene.made(services, clock)


@pytest.fixture
def office(services: Services) -> Office:
    """An organisation with a worker and two leads."""
    return Office.open(services)


@pytest.fixture
def jo(office: Office) -> OnList:
    """A grown-up on the worker's list."""
    return office.on_list()
