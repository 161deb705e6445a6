"""Moments as people say them, in the time of the United Kingdom."""

from datetime import date, datetime

from babel.dates import get_timezone
from flask import Flask
from flask_babel import format_date, format_datetime, gettext

ZONE = "Europe/London"


def moment(when: datetime) -> str:
    """A day and a time of day."""
    local = when.astimezone(get_timezone(ZONE))
    day = format_datetime(local, "d MMMM y", rebase=False)
    time = format_datetime(local, "HH:mm", rebase=False)
    return str(gettext("%(day)s at %(time)s", day=day, time=time))


def day(when: date) -> str:
    """A day."""
    return str(format_date(when, "d MMMM y"))


def init_app(app: Flask) -> None:
    """Let templates write `line.begun_at | moment`, or `order.expires | day`."""
    app.jinja_env.filters["moment"] = moment
    app.jinja_env.filters["day"] = day
