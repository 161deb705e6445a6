"""One kind of thing that waits, for whom it is theirs. No name stands in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What waits. The first stand first on the page."""

    RECOVERY = "recovery"
    NOT_REACHED = "not_reached"
    WIDENING = "widening"
    GRANT_REVIEW = "grant_review"
    ORDER_PAST = "order_past"
    CHECK_IN = "check_in"
    LOOKED = "looked"
    YES_HEARD = "yes_heard"
    WISHES = "wishes"
    CAME_TRUE = "came_true"
    LETTER = "letter"
    ANSWER_HEARD = "answer_heard"
    CODE = "code"
    DETAILS = "details"
    DAY = "day"
    RHYTHM = "rhythm"
    ASKED_AGAIN = "asked_again"
    HOW_IT_GOES = "how_it_goes"
    EMERGENCY = "emergency"
    SHOWN_LATER = "shown_later"
    BACK_IN = "back_in"
    MORE_READING = "more_reading"
    REQUEST = "request"
    HAS_NOBODY = "has_nobody"
    INVITED = "invited"
    ON_LIST = "on_list"


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Things of one kind: which, and the moment that matters for the first of them."""

    kind: Kind
    ids: tuple[str, ...]
    at: datetime | None = None

    @property
    def count(self) -> int:
        """How many."""
        return len(self.ids)


def some(kind: Kind, ids: tuple[str, ...], at: datetime | None = None) -> tuple[Waiting, ...]:
    """One line, or none where nothing waits."""
    return (Waiting(kind=kind, ids=ids, at=at),) if ids else ()
