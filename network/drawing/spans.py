"""How long something was, with what is certain told apart from what is not."""

from datetime import date, timedelta

from network.connections.when import When

YEAR = 365.25
OPEN_YEARS = 1.5

Span = tuple[date, date]


def span(came: When, left: When, today: date) -> tuple[Span, Span | None] | None:
    """All the time that it may have been, and the part of it that is certain; None if unbounded.

    An end of which nothing is said fades out after a while, and never passes today.
    """
    open_for = timedelta(days=OPEN_YEARS * YEAR)
    start = came.earliest or came.latest
    end = left.latest or left.earliest
    if start is None and end is None:
        return None
    if start is None and end is not None:
        start = _moved(end, -open_for)
    if end is None and start is not None:
        known = came.latest or start
        end = max(known, min(_moved(known, open_for), max(today, known)))
    if start is None or end is None or start > end:
        return None
    sure_from = came.latest if came.earliest or came.latest else None
    sure_to = left.earliest if left.earliest or left.latest else None
    if sure_from and sure_to and start <= sure_from < sure_to <= end:
        return (start, end), (sure_from, sure_to)
    return (start, end), None


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day
