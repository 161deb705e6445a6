"""What somebody shows at the door of the service."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from network.accounts.model import StartedSession
from tests.matrix.belongings import Belongings


@dataclass(frozen=True)
class Pass:
    """What somebody shows at the door, and whose things they call their own."""

    own: Belongings
    session: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    site: str = "same-origin"
    proven: bool = True
    again: Callable[[], StartedSession] | None = None

    def renewed(self) -> "Pass":
        """The same with a new session, where the last one has been ended."""
        return replace(self, session=self.again().token) if self.again else self
