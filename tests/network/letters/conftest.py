"""Two who are in touch, and a reader."""

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from tests.letters import InTouch, Reader, a_reader, in_touch


@pytest.fixture
def two(services: Services, clock: FrozenClock) -> InTouch:
    """A writer, and whom they write to."""
    return in_touch(services, clock)


@pytest.fixture
def reader(services: Services) -> Reader:
    """Who reads over what waits."""
    return a_reader(services)
