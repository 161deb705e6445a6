"""What needs an administrator today, and whose list is long. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from network.organisations.hours import gaps
from network.organisations.model import NAMED_PEOPLE, Organisation
from network.work.model import DORMANT_AFTER, Assignment, StaffAccount

AHEAD = timedelta(days=7)
DORMANT_SOON = timedelta(days=14)
LONG_LIST = 25
"""From so many people on, one worker's list is long. A guess of ours, to be tried with workers."""

Gap = tuple[datetime, datetime]


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What needs an administrator."""

    invited: tuple[StaffAccount, ...]
    """Who has a code and has not come yet."""
    gaps: tuple[Gap, ...]
    """When nobody is on call in the next seven days."""
    dormant_soon: tuple[StaffAccount, ...]
    """Whose account at work closes by itself within two weeks, unless they put a hat on."""
    too_few_named: bool
    """Whether fewer than two named people still stand for the organisation."""

    @property
    def nothing(self) -> bool:
        """Whether all is in order."""
        return not (self.invited or self.gaps or self.dormant_soon or self.too_few_named)


def needs(
    people: Sequence[tuple[StaffAccount, str]], organisation: Organisation, now: datetime
) -> Needs:
    """What needs an administrator now. `people` with the code of whoever is invited."""
    here = [one for one, code in people if not code]
    return Needs(
        invited=tuple(one for one, code in people if code),
        gaps=tuple(gaps(organisation.shifts, now, now + AHEAD)),
        dormant_soon=tuple(one for one in here if _dormant_at(one) <= now + DORMANT_SOON),
        too_few_named=sum(one.named for one in here) < NAMED_PEOPLE,
    )


def long_lists(
    lists: Sequence[tuple[Assignment, StaffAccount | None]],
) -> tuple[tuple[str, int], ...]:
    """Whose list is long, by name, the longest first."""
    counted = Counter(staff.id for _, staff in lists if staff is not None)
    names = {staff.id: staff.name for _, staff in lists if staff is not None}
    return tuple(
        (names[staff_id], number)
        for staff_id, number in counted.most_common()
        if number >= LONG_LIST
    )


def _dormant_at(staff: StaffAccount) -> datetime:
    return (staff.seen_at or staff.joined_at or staff.made_at) + DORMANT_AFTER
