"""What others have attested of somebody: all that another's wish can meet. Values only."""

from dataclasses import dataclass, field
from datetime import date

from network.connections.when import NO_TIME, When


@dataclass(frozen=True, kw_only=True)
class Stay:
    """That somebody was at a place, and about when."""

    where: str = field(repr=False)
    since: When = field(default=NO_TIME, repr=False)
    until: When = field(default=NO_TIME, repr=False)


@dataclass(frozen=True, kw_only=True)
class Oneself:
    """Somebody as organisations know them. What a person says of themselves alone is not here."""

    names: tuple[str, ...] = field(default=(), repr=False)
    born: date | None = field(default=None, repr=False)
    stays: tuple[Stay, ...] = field(default=(), repr=False)
