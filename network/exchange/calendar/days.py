"""Which days of a map may stand in a calendar. Pure."""

from collections.abc import Iterable, Iterator

from network.connections.insights import may_be_brought_up
from network.connections.kinds import DateWish
from network.connections.model import Connection

YearDay = tuple[int, int]
"""A month and a day of it, in no year."""


def to_mark(
    connections: Iterable[Connection], own: Iterable[YearDay] = (), alone: Iterable[YearDay] = ()
) -> list[YearDay]:
    """The days that the owner wants to mark, each once, in the order of the year.

    `own`: days of theirs that stand on nobody's line. `alone`: those that they want left alone.

    Only whole days stand here: what is rough stays rough. A day that anybody's line asks to leave
    alone is left out for everybody, and so is whoever isn't wanted near or did not feel safe.
    """
    everybody = list(connections)
    left = {*_days(everybody, DateWish.AVOID), *alone}
    near = [one for one in everybody if may_be_brought_up(one)]
    return sorted({*_days(near, DateWish.MARK), *own} - left)


def _days(connections: Iterable[Connection], wish: DateWish) -> Iterator[YearDay]:
    for connection in connections:
        for marked in connection.dates:
            day = marked.when.exact
            if day is not None and marked.wish is wish:
                yield day.month, day.day
