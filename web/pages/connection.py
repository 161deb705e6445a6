"""Somebody on my map: added with just a name, opened, changed, moved, taken away."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.connections.edits import Put, Remove
from network.connections.model import Connection, Known, MarkedDate, RelationshipMap
from network.descriptions.marked import marked
from network.errors import ChangedMeanwhile, Invalid, NotFound
from network.identity import ItemId
from web import on_map
from web.access import for_person
from web.context import actor, services
from web.forms.connection import AddForm, EditForm, KnownForm, MarkedDateForm, MoveForm
from web.forms.form import Form
from web.said import ADDED, MOVED, REMOVED, SAVED

bp = Blueprint("connection", __name__, url_prefix="/map/people")

Page = str | Response | tuple[str, int]
F = TypeVar("F", bound=Form)
EMPTY_ROWS = 2


@bp.get("/new")
@for_person
def new() -> Page:
    """Ask for a name; everything else is for those who like."""
    start = on_map.values_of(request.args, "state", "place", "ring", "kind")
    form = AddForm()
    form.typed = {name: [value] for name, value in start.items()}
    return _new(on_map.as_given_back(AddForm, form))


@bp.post("/new")
@for_person
def add() -> Page:
    """Put somebody on the map. The id comes from the form's own, so that twice is once."""
    form = AddForm.read(request.form)
    if form.errors:
        return _new(form), 422
    born = on_map.born(on_map.opened())
    added = on_map.add("add_connection", lambda new_id: form.connection(new_id, born=born))
    if request.form.get("then") == "another":
        return redirect(on_map.after(".new", ADDED, **_start_again(form)), 303)
    one = form.connection(added, born=born)
    return redirect(_asking(None, one) or on_map.after(".show", ADDED, connection_id=added), 303)


@bp.get("/<connection_id>")
@for_person
def show(connection_id: str) -> Page:
    """Everything I have said about somebody."""
    found = on_map.opened()
    one = on_map.connection_on(found, connection_id)
    return render_template("pages/connection/show.html", one=one, **_about(found, one))


@bp.get("/<connection_id>/edit")
@for_person
def edit(connection_id: str) -> Page:
    """Everything there is to say about somebody, in sections."""
    found = on_map.opened()
    one = on_map.connection_on(found, connection_id)
    form = EditForm.of(one, base=found.versions[one.id])
    known = [_known_row(row, at) for at, row in enumerate(one.known)]
    dates = [_date_row(row, at) for at, row in enumerate(one.dates)]
    return _edit(
        found,
        one,
        on_map.as_given_back(EditForm, form),
        on_map.typed_rows(KnownForm, "known", known),
        on_map.typed_rows(MarkedDateForm, "date", dates),
    )


@bp.post("/<connection_id>/edit")
@for_person
def save(connection_id: str) -> Page:
    """Keep what was written; if it was changed in another window, show both."""
    found = on_map.opened()
    form = EditForm.read(request.form)
    known = KnownForm.read_rows(request.form, "known")
    dates = MarkedDateForm.read_rows(request.form, "date")
    before = found.connection_by_id.get(ItemId(connection_id))
    if before is None:
        return _gone(found, connection_id, form, known, dates)
    if any(each.errors for each in (form, *known, *dates)):
        return _edit(found, before, form, known, dates), 422
    after = form.connection(before, known, dates, born=on_map.born(found))
    try:
        on_map.change("change_connection", Put(after, form.base))
    except ChangedMeanwhile:
        form.typed["base"] = [str(found.versions[before.id])]
        return _edit(found, before, form, known, dates, changed=True), 412
    saved = on_map.after(".show", SAVED, connection_id=connection_id)
    return redirect(_asking(before, after) or saved, 303)


@bp.post("/<connection_id>/move")
@for_person
def move(connection_id: str) -> Page:
    """Move somebody to another ring, or along theirs. For scripts and for plain buttons."""
    form = MoveForm.read(request.form)
    if form.errors:
        raise Invalid(dict.fromkeys(form.errors, "unknown"))
    seq = on_map.change_now("move", lambda found: [_moved(form, found, connection_id)])
    if on_map.wants_json():
        return jsonify(seq=seq)
    return redirect(on_map.after(".show", MOVED, connection_id=connection_id), 303)


@bp.post("/<connection_id>/remove")
@for_person
def remove(connection_id: str) -> Page:
    """Take somebody off the map, with what hangs on them. It can be undone."""
    on_map.change("remove_connection", Remove(ItemId(connection_id)))
    return redirect(on_map.after("my_map.show", REMOVED), 303)


@bp.get("/<connection_id>/linked")
@for_person
def linked(connection_id: str) -> Page:
    """Say how I am linked to somebody, in one sentence."""
    ways = services().maps.ways(actor(), ItemId(connection_id))
    return render_template("pages/connection/linked.html", ways=ways, one=ways.target)


def _asking(before: Connection | None, after: Connection) -> str:
    """Where to ask, once, if a mark made just now should become a real protection."""
    new_mark = before is None or not marked(before)
    ask = new_mark and services().protecting.to_ask(actor(), after)
    return url_for("safe.ask", connection_id=after.id) if ask else ""


def _new(form: AddForm) -> str:
    found = on_map.opened()
    return render_template(
        "pages/connection/new.html",
        form=form,
        rings=on_map.ring_choices(found),
        places=on_map.place_choices(found),
    )


def _start_again(form: AddForm) -> dict[str, str]:
    """The next person is often known from the same place."""
    return {"place": form.place} if form.place else {}


def _about(found: RelationshipMap, one: Connection) -> dict[str, object]:
    links = [link for link in found.links if one.id in (link.a, link.b)]
    return {
        "found": found,
        "version": found.versions[one.id],
        "links": links,
        "notes": services().maps.notes(actor(), one.id) if one.id in found.noted else (),
        "photos": [photo for photo in found.photos if photo.about == one.id],
        "rings": on_map.ring_choices(found, highest=one.ring or 0),
        "protect": services().protecting.to_ask(actor(), one),
    }


def _edit(
    found: RelationshipMap,
    one: Connection,
    form: EditForm,
    known: Sequence[KnownForm],
    dates: Sequence[MarkedDateForm],
    *,
    changed: bool = False,
    gone: bool = False,
) -> str:
    return render_template(
        "pages/connection/edit.html",
        one=one,
        found=found,
        form=form,
        known=_with_empty(KnownForm, "known", known),
        dates=_with_empty(MarkedDateForm, "date", dates),
        changed=changed,
        gone=gone,
        rings=on_map.ring_choices(found, highest=one.ring or 0),
        places=on_map.place_choices(found),
    )


def _gone(
    found: RelationshipMap,
    connection_id: str,
    form: EditForm,
    known: Sequence[KnownForm],
    dates: Sequence[MarkedDateForm],
) -> Page:
    """Somebody who was taken off in another window: what was typed can still be put back."""
    if form.base is not None or form.errors:
        form.typed["base"] = []
        blank = Connection(id=ItemId(connection_id), name=form.value("name"))
        return _edit(found, blank, form, known, dates, gone=True), 412
    if not services().maps.was_there(actor(), ItemId(connection_id)):
        raise NotFound
    blank = Connection(id=ItemId(connection_id), name=form.name)
    after = form.connection(blank, known, dates, born=on_map.born(found))
    on_map.change("add_connection", Put(after))
    return redirect(on_map.after(".show", SAVED, connection_id=connection_id), 303)


def _moved(form: MoveForm, found: RelationshipMap, connection_id: str) -> Put:
    one = on_map.connection_on(found, connection_id)
    ring = one.ring if form.ring is None else form.ring or None
    kept = one.angle if ring == one.ring else None
    angle = kept if form.degrees is None else form.degrees
    return Put(replace(one, ring=ring, angle=angle), found.versions[one.id])


def _known_row(known: Known, at: int) -> KnownForm:
    return KnownForm.filled(
        prefix=f"known-{at}-",
        place=known.place_id or "",
        since=known.since.words,
        until=known.until.words,
        words=known.words,
    )


def _date_row(marked: MarkedDate, at: int) -> MarkedDateForm:
    return MarkedDateForm.filled(
        prefix=f"date-{at}-", what=marked.what, when=marked.when.words, wish=marked.wish
    )


def _with_empty(kind: type[F], prefix: str, rows: Sequence[F]) -> list[F]:
    """The rows that are filled, and some to fill."""
    taken = [int(row.prefix.removeprefix(f"{prefix}-").rstrip("-")) for row in rows]
    start = max(taken, default=-1) + 1
    return [*rows, *(kind(prefix=f"{prefix}-{start + at}-") for at in range(EMPTY_ROWS))]
