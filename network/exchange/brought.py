"""What goes into the readers and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from network.connections.model import Item, Kept, Settings
from network.exchange.report import Report
from network.identity import ItemId

UPLOAD_LIMIT = 20_000_000
UNPACKED_LIMIT = 200_000_000


@dataclass(frozen=True)
class SourceFile:
    """A file as it came. `asked_for` is false for what was merely found in a folder or a zip."""

    name: str
    data: bytes
    asked_for: bool = True


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the owner has chosen about a file. `columns` maps a column's name to a field or ""."""

    case: str | None = None
    me: str | None = None
    columns: Mapping[str, str] | None = None
    format: str | None = None


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What a file holds, not yet on any map.

    `about_me` is what it says of the owner and of things that are not people, word for word.
    `settings` comes only with our own archive. `whole` marks an archive: its ids are kept where
    the map is empty.
    """

    items: tuple[Item, ...] = ()
    photos: dict[ItemId, bytes] = field(default_factory=dict)
    about_me: tuple[Kept, ...] = ()
    settings: Settings | None = None
    whole: bool = False
    report: Report = field(default_factory=Report)
