"""When it is safe that something arrives, by the clock on the wall. Pure."""

from datetime import datetime, time, timedelta

from network.organisations.uk_time import from_the_wall, on_the_wall
from network.sending.kinds import GoodTime

DAY = timedelta(days=1)
HOURS: dict[GoodTime, tuple[time, time]] = {
    GoodTime.DAYTIME: (time(9), time(17)),
    GoodTime.EVENING: (time(17), time(21)),
}


def good_from(good_time: GoodTime, now: datetime) -> datetime:
    """The first moment from now on at which it is a good time: now itself, where it is one."""
    if good_time not in HOURS:
        return now
    opens, closes = HOURS[good_time]
    wall = on_the_wall(now)
    if opens <= wall.time() < closes:
        return now
    day = wall.date() if wall.time() < opens else wall.date() + DAY
    return from_the_wall(datetime.combine(day, opens))
