"""An interview as Network Canvas exports it, whichever form it came in."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(kw_only=True)
class Node:
    """Somebody or something named in an interview. `number` is its id within the file."""

    file: str
    line: int
    type: str
    uuid: str
    number: str
    values: dict[str, str]


@dataclass(kw_only=True)
class Edge:
    """A tie between two nodes. The ends are uuids where the file has them, else numbers."""

    file: str
    line: int
    type: str
    uuid: str
    a: str
    b: str
    values: dict[str, str]


@dataclass(kw_only=True)
class Interview:
    """One sitting: the person asked (ego), whom they named, and the ties between those."""

    file: str
    case: str = ""
    session: str = ""
    ego: str = ""
    protocol: str = ""
    day: date | None = None
    line: int = 1
    values: dict[str, str] = field(default_factory=dict)
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    from_lists: bool = True

    @property
    def id(self) -> str:
        """What the interview is called when one is to be chosen."""
        return self.case or self.session or self.ego or self.file


def day_of(moment: str) -> date | None:
    """The day of a moment such as 2024-12-17T16:04:03.385Z."""
    try:
        return date.fromisoformat(moment.strip()[:10])
    except ValueError:
        return None
