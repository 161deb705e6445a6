"""My map in pictures: rings, places, family tree, timeline; on paper and as files."""

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response

from network.connections.model import Connection, RelationshipMap
from network.drawing import legend
from network.drawing import rings as rings_of
from network.drawing.choice import Choice
from network.drawing.circles import NAMES as CIRCLES
from network.drawing.circles import circle
from web import drawn, on_map, picture_files
from web.access import for_person, stepped_up
from web.context import services
from web.drawn import Shown, View, words
from web.guarded import closed_while_guarded

bp = Blueprint("views", __name__, url_prefix="/map")


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


@bp.get("/<any(rings, tree, timeline):view>/print")
@for_person
def paper(view: str) -> str:
    """A page made for paper: the picture, and everybody in words."""
    return _paper(View(view))


@bp.get("/places/print")
@for_person
def paper_of_places() -> str:
    """The same for places, whose address looks like that of a place."""
    return _paper(View.PLACES)


def _paper(view: View) -> str:
    found = on_map.opened()
    shown = _shown(view, found, for_page=False)
    return render_template(
        "pages/map/print.html",
        view=view,
        views=drawn.NAMES,
        shown=shown,
        legend=legend.entries(shown.picture.body, words()),
        lines=[words().person(one, found.settings) for one in _in_order(shown.part.shown)],
        back=f"{url_for(f'.{view}')}{drawn.query()}",
    )


@bp.get("/<any(rings, places, tree, timeline):view>.<any(svg, png, pdf):kind>")
@stepped_up
@for_person
@closed_while_guarded
def file(view: str, kind: str) -> Response:
    """The picture as a file, with its legend and what is not in it."""
    return picture_files.answer(_shown(View(view), on_map.opened(), for_page=False), kind)


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
        legend=legend.entries(shown.picture.body, words()),
        people=[(one.id, one.called) for one in sorted(found.connections, key=_by_name)],
        rings=_ring_choices(found),
        groups=[(group, group) for group in _groups(found)],
        ring_names=rings_of.ring_names(found, words()),
        circles=_circle_choices(found),
        written_out=bool(request.args.get("words")),
        query=drawn.query(),
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


def _ring_choices(found: RelationshipMap) -> list[tuple[str, str]]:
    """The rings that somebody stands on, and those who stand on none."""
    used = {one.ring or 0 for one in found.connections}
    return [
        (str(ring), words().ring(found.settings, ring or None))
        for ring in sorted(used, key=lambda ring: ring or 9)
    ]


def _groups(found: RelationshipMap) -> list[str]:
    return sorted({group for one in found.connections for group in one.groups})


def _by_name(one: Connection) -> str:
    return one.called.casefold()


def _circle_choices(found: RelationshipMap) -> list[tuple[str, str]]:
    used = {circle(one) for one in found.connections}
    return [(one.value, words().say(said)) for one, said in CIRCLES.items() if one in used]


def _in_order(found: RelationshipMap) -> list[Connection]:
    return sorted(found.connections, key=lambda one: (one.ring or 9, one.called.casefold()))
