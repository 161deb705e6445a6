"""What /readyz asks: a question to the database, the migrations, the keys."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from network.errors import NetworkError
from network.graph.door import Graph, StatementRefused
from network.health import store


class Checked(Protocol):
    """Something that raises where it isn't fit for use."""

    def check(self) -> None:
        """Raise a NetworkError where it isn't."""
        ...


class Verified(Protocol):
    """Migrations that know whether the store has them all."""

    def verify(self) -> None:
        """Raise a NetworkError where something is missing."""
        ...


@dataclass(frozen=True, kw_only=True)
class Health:
    """Asks each part whether it works. `migrations` is None where a test brings its own graph."""

    graph: Graph
    keys: Checked
    migrations: Verified | None = None

    def report(self) -> dict[str, bool]:
        """Each part and whether it works."""
        return {
            "database": self._answers(),
            "open": _works(lambda: store.require_open(self.graph)),
            "migrations": self._migrated(),
            "keys": _works(self.keys.check),
        }

    def ready(self) -> bool:
        """Whether all of it works."""
        return all(self.report().values())

    def store(self) -> str:
        """Which store this is, and since which restore: empty before the first migration."""
        return store.epoch(self.graph)

    def _answers(self) -> bool:
        return _works(lambda: store.ping(self.graph))

    def _migrated(self) -> bool:
        return self.migrations is None or _works(self.migrations.verify)


def _works(check: Callable[[], None]) -> bool:
    try:
        check()
    except (NetworkError, StatementRefused):
        return False
    return True
