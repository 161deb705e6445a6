"""What the proofs of safety start from: an installation of their own, filled by real use."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from network.clock import FrozenClock
from tests.conftest import MOMENT
from tests.safety.filling import Filled, fill
from tests.safety.installation import Installation, installed


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that runs for the length of a test file."""
    home = tmp_path_factory.mktemp("installation") / "home"
    with installed(home, FrozenClock(MOMENT)) as running:
        yield running


@dataclass(frozen=True)
class World:
    """An installation and two people who use it."""

    here: Installation
    staying: Filled
    going: Filled

    def folder(self, name: str) -> Path:
        """A folder beside the installation's home."""
        path = self.here.home.parent / name
        path.mkdir(exist_ok=True)
        return path


@pytest.fixture(scope="module")
def world(installation: Installation) -> World:
    """Two people who have used everything once."""
    return World(installation, fill(installation.services), fill(installation.services))
