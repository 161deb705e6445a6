"""What the proofs of safety start from: an installation of their own, filled by real use.

Filling takes far longer than starting, so it is done once a run: each test file gets a copy of the
stopped installation, all of its files, and starts it.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from tests.conftest import MOMENT
from tests.safety.filling import Canaries, Filled, fill
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


@pytest.fixture(scope="session")
def used(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Filled, Filled]:
    """The files of an installation in which two people have used everything once, stopped."""
    home = tmp_path_factory.mktemp("used") / "home"
    with installed(home, FrozenClock(MOMENT)) as here:
        staying, going = fill(here.services), fill(here.services)
    return home, staying, going


@pytest.fixture(scope="module")
def world(
    used: tuple[Path, Filled, Filled], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """Two people who have used everything once."""
    files, staying, going = used
    home = tmp_path_factory.mktemp("installation") / "home"
    shutil.copytree(files, home)
    with installed(home, FrozenClock(MOMENT), migrate=False) as here:
        yield World(here, _there(here.services, staying), _there(here.services, going))


def _there(services: Services, one: Filled) -> Filled:
    """The same person in a copy: what is used up or written down there stays there."""
    known = replace(one.somebody, services=services, sheet=list(one.somebody.sheet))
    words = Canaries(mark=one.canaries.mark, made=dict(one.canaries.made))
    return replace(one, somebody=known, canaries=words)
