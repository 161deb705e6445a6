"""How often somebody may ask. It counts what they asked themselves, and nothing else (promise 3).

Pure: the asker's own requests go in, a day comes out. Nothing that the other one, or anybody at
work, does can move it.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol

from network.errors import WrongMoment
from network.identity import ItemId

MOST_NEW = 3
WITHIN = timedelta(days=30)
"""So many new ones in so long (security research 6.1)."""
COOL_OFF = timedelta(days=183)
"""After taking one back, so long until the next for the same one; each time twice as long."""
MOST_DOUBLINGS = 6


class Counted(Protocol):
    """What is counted: a request, or a wish. `about`: by what two for the same one are known."""

    @property
    def id(self) -> ItemId:
        """Its id."""

    @property
    def about(self) -> str:
        """Whom it is for."""

    @property
    def open(self) -> bool:
        """Whether it was not taken back."""

    @property
    def asked_at(self) -> datetime:
        """When it was asked."""

    @property
    def withdrawn_at(self) -> datetime | None:
        """When it was taken back."""


class AskedAlready(WrongMoment):
    """There is a request for this one already. One at a time."""

    code = "asked-already"
    title = "You have asked for this person already."

    def __init__(self, request_id: ItemId) -> None:
        super().__init__()
        self.request_id = request_id


class AskAgainLater(WrongMoment):
    """It is too early to ask again: `until` says when."""

    code = "ask-again-later"
    title = "You can ask again later."

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


def require_may_ask(mine: Iterable[Counted], about: str, now: datetime) -> None:
    """Raises AskedAlready where a request for this one runs, AskAgainLater where it is too early.

    `mine`: everything that the asker ever asked, whatever came of it.
    """
    every = list(mine)
    running = next((one for one in every if one.open and one.about == about), None)
    if running is not None:
        raise AskedAlready(running.id)
    until = may_ask_from(every, about)
    if until is not None and now < until:
        raise AskAgainLater(until)


def may_ask_from(mine: Iterable[Counted], about: str) -> datetime | None:
    """From when a new one for this one may be asked. None: nothing stands against it."""
    every = list(mine)
    days = [day for day in (_after_the_last(every), _after_taking_back(every, about)) if day]
    return max(days, default=None)


def wait_after(taken_back: int) -> timedelta:
    """How long to wait after having taken back so many for the same one."""
    return COOL_OFF * (1 << min(taken_back - 1, MOST_DOUBLINGS))


def _after_the_last(every: list[Counted]) -> datetime | None:
    newest = sorted((one.asked_at for one in every), reverse=True)[:MOST_NEW]
    return newest[-1] + WITHIN if len(newest) == MOST_NEW else None


def _after_taking_back(every: list[Counted], about: str) -> datetime | None:
    ends = [
        one.withdrawn_at for one in every if one.about == about and one.withdrawn_at is not None
    ]
    return max(ends) + wait_after(len(ends)) if ends else None
