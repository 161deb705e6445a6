"""Two days of my map: who came, who went, who moved closer, in a picture and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, abort, render_template, request
from flask_babel import format_date
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from network.connections import when
from network.connections.model import Comparison, Connection, RelationshipMap
from network.drawing import legend
from web import drawn, picture_files
from web.access import for_person, stepped_up
from web.context import actor, services
from web.drawn import View, words
from web.guarded import closed_while_guarded

bp = Blueprint("then_and_now", __name__, url_prefix="/map")

A_YEAR = timedelta(days=365)
TWO = "two"


@dataclass(frozen=True, kw_only=True)
class Days:
    """The two days that are compared, and what to change about how they were written."""

    then: date
    now: date
    problems: dict[str, str]


@bp.get("/then-and-now")
@for_person
def show() -> str:
    """Who came, who went, who moved closer between two days."""
    days = _days()
    before, after, comparison = _compared(days)
    shown = drawn.both_days(before, after, comparison)
    pair = request.args.get("look") == TWO
    return render_template(
        "pages/map/then_and_now.html",
        view=View.THEN_AND_NOW,
        views=drawn.NAMES,
        days=days,
        typed=request.args,
        shown=shown,
        pair=_pair(before, after, days) if pair else (),
        legend=legend.entries(shown.picture.body, words()),
        comparison=comparison,
        lines=_in_words(comparison, before, after),
        day_words=_day,
        query=drawn.query(),
    )


@bp.get("/then-and-now.<any(svg, png, pdf):kind>")
@stepped_up
@for_person
@closed_while_guarded
def file(kind: str) -> Response:
    """Two days in one picture, as a file."""
    days = _days()
    if days.problems:
        abort(404)
    before, after, comparison = _compared(days)
    return picture_files.answer(drawn.both_days(before, after, comparison, for_page=False), kind)


def _days() -> Days:
    """The two days of the address: a year ago and today where it names none."""
    today = services().clock.now().date()
    problems: dict[str, str] = {}
    found = {"then": today - A_YEAR, "now": today}
    for name, usual in tuple(found.items()):
        words = request.args.get(name, "").strip()
        day = when.read(words).exact if words else usual
        if day is None:
            problems[name] = _("Write a whole date, such as 14 March 2025.")
        elif day > today:
            problems[name] = _("Choose a day that has been, or today.")
        else:
            found[name] = day
    if found["then"] > found["now"]:
        found = {"then": found["now"], "now": found["then"]}
    return Days(then=found["then"], now=found["now"], problems=problems)


def _compared(days: Days) -> tuple[RelationshipMap, RelationshipMap, Comparison]:
    maps, me = services().maps, actor()
    return (
        maps.as_on(me, days.then),
        maps.as_on(me, days.now),
        maps.compare(me, days.then, days.now),
    )


def _pair(before: RelationshipMap, after: RelationshipMap, days: Days) -> Sequence[str]:
    """Two pictures side by side, which share their signs."""
    then = drawn.one_day(before, _("My map on %(day)s", day=_day(days.then)), now=after)
    now = drawn.one_day(after, _("My map on %(day)s", day=_day(days.now)), now=after)
    return then.inline("map-then"), now.inline("map-now")


Told = tuple[str, str, str]


def _in_words(
    comparison: Comparison, before: RelationshipMap, after: RelationshipMap
) -> dict[str, list[Told]]:
    """What changed between two days: a name, the id of those who can be opened, and what."""

    def told(one: Connection, what: str = "") -> Told:
        return one.called, one.id if one.id in after.connection_by_id else "", what

    def ring(then: Connection, now: Connection) -> Told:
        return told(
            now,
            _(
                "from %(before)s to %(after)s",
                before=words().ring(before.settings, then.ring),
                after=words().ring(after.settings, now.ring),
            ),
        )

    def state(then: Connection, now: Connection) -> Told:
        was, is_now = (_state(one) for one in (then, now))
        return told(now, _("from “%(before)s” to “%(after)s”", before=was, after=is_now))

    return {
        "came": [told(one) for one in comparison.came],
        "went": [told(one) for one in comparison.went],
        "closer": [ring(*pair) for pair in comparison.closer],
        "further": [ring(*pair) for pair in comparison.further],
        "changed": [state(*pair) for pair in comparison.changed_state],
    }


def _state(one: Connection) -> str:
    return _("not said") if one.state is None else words().label(one.state)


def _day(day: date) -> str:
    return str(format_date(day, "d MMMM y", rebase=False))
