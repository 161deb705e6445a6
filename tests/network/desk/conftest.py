"""Where tests of the desk start from."""

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from tests.network.safeguarding.scene import Scene


@pytest.fixture
def scene(services: Services, clock: FrozenClock) -> Scene:
    """Tia, her uncle, and an organisation with her on a list."""
    return Scene.made(services, clock)
