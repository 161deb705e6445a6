"""My map in pictures: rings, places, family tree, timeline, then and now; on paper and as files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import format_date
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from network.connections import when
from network.connections.model import Comparison, Connection, RelationshipMap
from network.drawing import legend
from network.drawing import rings as rings_of
from network.drawing.choice import Choice
from network.drawing.circles import NAMES as CIRCLES
from network.drawing.circles import circle
from web import drawn, on_map
from web.access import for_person, stepped_up
from web.context import actor, services
from web.drawn import FILES, WORDS, Shown, View

bp = Blueprint("views", __name__, url_prefix="/map")

A_YEAR = timedelta(days=365)
TWO = "two"


@dataclass(frozen=True, kw_only=True)
class Days:
    """The two days that are compared, and what to change about how they were written."""

    then: date
    now: date
    problems: dict[str, str]


@bp.get("/rings")
@for_person
def rings() -> str:
    """Me in the middle, everybody else as close as they are."""
    return _page(View.RINGS)


@bp.get("/places")
@for_person
def places() -> str:
    """Every home and place, with the people known there."""
    return _page(View.PLACES)


@bp.get("/tree")
@for_person
def tree() -> str:
    """Family and carers by generation."""
    return _page(View.TREE)


@bp.get("/timeline")
@for_person
def timeline() -> str:
    """Places and people over the years."""
    return _page(View.TIMELINE)


@bp.get("/then-and-now")
@for_person
def then_and_now() -> str:
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
        legend=legend.entries(shown.picture.body, WORDS),
        comparison=comparison,
        lines=_in_words(comparison, before, after),
        day_words=_day,
        query=_query(),
    )


@bp.get("/<any(rings, places, tree, timeline):view>/print")
@for_person
def paper(view: str) -> str:
    """A page made for paper: the picture, and everybody in words."""
    found = on_map.opened()
    shown = _shown(View(view), found, for_page=False)
    return render_template(
        "pages/map/print.html",
        view=View(view),
        views=drawn.NAMES,
        shown=shown,
        legend=legend.entries(shown.picture.body, WORDS),
        lines=[WORDS.person(one, found.settings) for one in _in_order(shown.part.shown)],
        back=f"{url_for(f'.{view}')}{_query()}",
    )


@bp.get("/<any(rings, places, tree, timeline):view>.<any(svg, png, pdf):kind>")
@for_person
@stepped_up
def file(view: str, kind: str) -> Response:
    """The picture as a file, with its legend and what is not in it."""
    return _file(_shown(View(view), on_map.opened(), for_page=False), kind)


@bp.get("/then-and-now.<any(svg, png, pdf):kind>")
@for_person
@stepped_up
def file_of_two_days(kind: str) -> Response:
    """Two days in one picture, as a file."""
    days = _days()
    if days.problems:
        abort(404)
    before, after, comparison = _compared(days)
    return _file(drawn.both_days(before, after, comparison, for_page=False), kind)


def _page(view: View) -> str:
    found = on_map.opened()
    shown = _shown(view, found)
    return render_template(
        "pages/map/view.html",
        view=view,
        views=drawn.NAMES,
        found=found,
        shown=shown,
        choice=drawn.asked(request.args),
        legend=legend.entries(shown.picture.body, WORDS),
        people=[(one.id, one.called) for one in sorted(found.connections, key=_by_name)],
        rings=_ring_choices(found),
        groups=[(group, group) for group in _groups(found)],
        ring_names=rings_of.ring_names(found, WORDS),
        circles=_circle_choices(found),
        written_out=bool(request.args.get("words")),
        query=_query(),
    )


def _shown(view: View, found: RelationshipMap, *, for_page: bool = True) -> Shown:
    return drawn.shown(
        view,
        found,
        _choice(found),
        today=services().clock.now().date(),
        written_out=bool(request.args.get("words")),
        for_page=for_page,
    )


def _choice(found: RelationshipMap) -> Choice:
    """What was asked for. Somebody who is no longer on the map can't be in focus."""
    choice = drawn.asked(request.args)
    if choice.focus is not None:
        on_map.connection_on(found, choice.focus)
    return choice


def _query() -> str:
    """The choice as it stands in the address, for links to the same part of the map."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "done"]
    return f"?{urlencode(kept)}" if kept else ""


def _ring_choices(found: RelationshipMap) -> list[tuple[str, str]]:
    """The rings that somebody stands on, and those who stand on none."""
    used = {one.ring or 0 for one in found.connections}
    return [
        (str(ring), WORDS.ring(found.settings, ring or None))
        for ring in sorted(used, key=lambda ring: ring or 9)
    ]


def _groups(found: RelationshipMap) -> list[str]:
    return sorted({group for one in found.connections for group in one.groups})


def _by_name(one: Connection) -> str:
    return one.called.casefold()


def _circle_choices(found: RelationshipMap) -> list[tuple[str, str]]:
    used = {circle(one) for one in found.connections}
    return [(one.value, WORDS.say(said)) for one, said in CIRCLES.items() if one in used]


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
    return then.inline("map-then", shares=now), now.inline("map-now", signs=False)


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
                before=WORDS.ring(before.settings, then.ring),
                after=WORDS.ring(after.settings, now.ring),
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
    return _("not said") if one.state is None else WORDS.label(one.state)


def _day(day: date) -> str:
    return str(format_date(day, "d MMMM y", rebase=False))


def _in_order(found: RelationshipMap) -> list[Connection]:
    return sorted(found.connections, key=lambda one: (one.ring or 9, one.called.casefold()))


def _file(shown: Shown, kind: str) -> Response:
    mimetype, make = FILES[kind]
    response = Response(make(shown.file()), mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="picture.{kind}"'
    return response
