"""When something has waited too long: two working days, Monday to Friday. Pure.

Bank holidays are left out: they differ between the nations, and a day too early does no harm here.
"""

from datetime import datetime, time, timedelta

from network.desk.model import DeskKind, Half, Task
from network.organisations.uk_time import from_the_wall, on_the_wall

DAY = timedelta(days=1)
SATURDAY = 5
LONGEST = 2
"""So many working days a thing may lie before it goes to the pool (issue 4, B.2)."""
SECOND_WITHIN = timedelta(hours=24)
"""A hold that one human being placed finds its second by then, or is an alarm."""


def working_days_after(moment: datetime, days: int) -> datetime:
    """The moment so many working days later. What comes at a weekend counts from Monday morning."""
    wall = on_the_wall(moment)
    if wall.weekday() >= SATURDAY:
        wall = datetime.combine(_weekday(wall).date(), time())
    for _ in range(days):
        wall = _weekday(wall + DAY)
    return from_the_wall(wall)


def due(task: Task) -> datetime:
    """When it has waited too long for whoever should have looked, or has it."""
    if task.kind is DeskKind.SECOND_HUMAN and task.second and task.second.half is Half.PLACE_HOLD:
        return task.at + SECOND_WITHIN
    return working_days_after(task.taken_at or task.at, LONGEST)


def overdue(task: Task, now: datetime) -> bool:
    """Whether it has waited too long."""
    return not task.done and now >= due(task)


def _weekday(wall: datetime) -> datetime:
    while wall.weekday() >= SATURDAY:
        wall += DAY
    return wall
