"""The clock on the wall of the United Kingdom, which organisations keep their hours by.

Clocks go forward on the last Sunday of March and back on the last Sunday of October, at one in
the morning of Greenwich (The Summer Time Order 2002).
"""

from datetime import UTC, date, datetime, timedelta

HOUR = timedelta(hours=1)
MARCH, OCTOBER, SUNDAY = 3, 10, 6


def on_the_wall(moment: datetime) -> datetime:
    """The moment as a clock on the wall shows it, without a zone."""
    utc = moment.astimezone(UTC).replace(tzinfo=None)
    return utc + HOUR if _summer(utc) else utc


def from_the_wall(shown: datetime) -> datetime:
    """The moment at which a clock on the wall shows this; the first, where it comes twice."""
    earlier = shown - HOUR
    utc = earlier if _summer(earlier) else shown
    return utc.replace(tzinfo=UTC)


def _summer(utc: datetime) -> bool:
    return _change(utc.year, MARCH) <= utc < _change(utc.year, OCTOBER)


def _change(year: int, month: int) -> datetime:
    last = date(year, month, 31)
    back = (last.weekday() - SUNDAY) % 7
    return datetime(year, month, last.day - back, 1)  # noqa: DTZ001 - Greenwich, without a zone
