"""Who is there now, who is asked next, and when nobody is. Pure.

Domain research 7.2, story 16: a message at two in the morning must not look as if it were read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from network.identity import StaffId
from network.organisations.model import Hours, Organisation, Shift
from network.organisations.uk_time import from_the_wall, on_the_wall

DAY = timedelta(days=1)
WEEK = 7
MINUTES = 60


@dataclass(frozen=True, kw_only=True)
class There:
    """Whether anybody is there at a moment."""

    open: bool
    """Whether it is within the hours."""
    on_call: tuple[StaffId, ...]
    """Who is on call, in the order in which they are asked."""
    back_at: datetime | None
    """When the hours begin again; None where none are known, or they are running."""

    @property
    def anybody(self) -> bool:
        """Whether somebody reads what comes in now."""
        return self.open or bool(self.on_call)


def there(organisation: Organisation, now: datetime) -> There:
    """Who is there now."""
    is_open = any(_within(hours, now) for hours in organisation.hours)
    back = None if is_open else _next(organisation.hours, now)
    on_call = tuple(dict.fromkeys(s.staff_id for s in organisation.shifts if s.runs(now)))
    return There(open=is_open, on_call=on_call, back_at=back)


def whose_turn(
    shifts: Sequence[Shift], asked_at: datetime, wait: timedelta, now: datetime
) -> StaffId | None:
    """Who is to answer something that was asked and that nobody has answered yet.

    Each has `wait`; then it is the next one's turn. None: everybody on call has been asked.
    """
    on_call = list(dict.fromkeys(shift.staff_id for shift in shifts if shift.runs(now)))
    turn = (now - asked_at) // wait
    return on_call[turn] if 0 <= turn < len(on_call) else None


def gaps(
    shifts: Sequence[Shift], start: datetime, end: datetime
) -> list[tuple[datetime, datetime]]:
    """The times between two moments at which nobody is on call."""
    found, at = [], start
    for shift in sorted(shifts, key=lambda one: one.starts):
        if shift.starts > at:
            found.append((at, min(shift.starts, end)))
        at = max(at, shift.ends)
        if at >= end:
            break
    if at < end:
        found.append((at, end))
    return [(since, until) for since, until in found if since < until]


def hand_over(shift: Shift, to: StaffId, new_id: str, now: datetime) -> tuple[Shift, ...]:
    """What becomes of a shift when somebody else takes over what is left of it."""
    if shift.ends <= now:
        return (shift,)
    rest = Shift(id=new_id, staff_id=to, starts=max(now, shift.starts), ends=shift.ends)
    if shift.starts >= now:
        return (rest,)
    return (Shift(id=shift.id, staff_id=shift.staff_id, starts=shift.starts, ends=now), rest)


def _within(hours: Hours, now: datetime) -> bool:
    wall = on_the_wall(now)
    return wall.weekday() == hours.day and hours.opens <= _minute(wall) < hours.closes


def _minute(wall: datetime) -> int:
    return wall.hour * MINUTES + wall.minute


def _next(hours: Sequence[Hours], now: datetime) -> datetime | None:
    wall = on_the_wall(now)
    begins = (
        datetime.combine(wall.date() + ahead * DAY, time()) + timedelta(minutes=one.opens)
        for ahead in range(WEEK + 1)
        for one in hours
        if one.day == (wall.weekday() + ahead) % WEEK
    )
    return min((from_the_wall(one) for one in begins if one > wall), default=None)
