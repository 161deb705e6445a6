"""Whose turn it is to see something that can't wait. Pure.

Each one on call has as many minutes as their organisation says; then it is the next one's turn.
Time counts from when it came, or from when the first of those on call began: who comes on call in
the morning is asked about what came at night.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from network.desk.model import Task
from network.identity import StaffId
from network.organisations.hours import whose_turn
from network.organisations.model import Organisation


def turn(
    task: Task, organisation: Organisation, leads: Iterable[StaffId], now: datetime
) -> StaffId | None:
    """Who of an organisation is to see it now. None: nobody is on call, or all were asked."""
    if not task.urgent or task.done or task.seen_at is not None:
        return None
    able = frozenset(leads)
    shifts = [shift for shift in organisation.shifts if shift.staff_id in able and shift.runs(now)]
    if not shifts:
        return None
    asked = max(task.at, min(shift.starts for shift in shifts))
    return whose_turn(shifts, asked, timedelta(minutes=organisation.answer_within), now)
