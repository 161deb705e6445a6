"""Notes about people and places: my own words, sealed apart and read when asked for."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.connections import when
from network.connections.edits import Put, Remove
from network.connections.model import Connection, Note, Place, RelationshipMap
from network.errors import ChangedMeanwhile, NotFound
from network.identity import ItemId
from web import on_map
from web.access import for_person
from web.context import actor, services
from web.forms.note import NoteForm
from web.said import ADDED, REMOVED, SAVED

bp = Blueprint("note", __name__, url_prefix="/map")

Page = str | Response | tuple[str, int]


@bp.get("/people/<about>/notes/new")
@bp.get("/places/<about>/notes/new")
@for_person
def new(about: str) -> Page:
    """Ask for a note."""
    whose = whom(on_map.opened(), about)
    form = on_map.as_given_back(NoteForm, NoteForm())
    return render_template("pages/note/form.html", form=form, whose=whose, back=way_back(whose))


@bp.post("/people/<about>/notes/new")
@bp.post("/places/<about>/notes/new")
@for_person
def add(about: str) -> Page:
    """Keep a note."""
    found = on_map.opened()
    whose, form = whom(found, about), NoteForm.read(request.form)
    if form.errors:
        page = render_template("pages/note/form.html", form=form, whose=whose, back=way_back(whose))
        return page, 422
    moment = when.read(form.written, born=on_map.born(found))
    on_map.add("add_note", lambda id_: Note(id=id_, about=whose.id, text=form.text, written=moment))
    return redirect(way_back(whose, ADDED), 303)


@bp.get("/people/<about>/notes/<note_id>/edit")
@bp.get("/places/<about>/notes/<note_id>/edit")
@for_person
def edit(about: str, note_id: str) -> Page:
    """A note, to change or take away."""
    whose = whom(on_map.opened(), about)
    note, version = _note(about, note_id)
    shown = NoteForm.filled(base=version, text=note.text, written=note.written.words)
    form = on_map.as_given_back(NoteForm, shown)
    return render_template(
        "pages/note/form.html", form=form, whose=whose, note=note, back=way_back(whose)
    )


@bp.post("/people/<about>/notes/<note_id>/edit")
@bp.post("/places/<about>/notes/<note_id>/edit")
@for_person
def save(about: str, note_id: str) -> Page:
    """Keep the note as it is now; if it was changed in another window, show both."""
    found = on_map.opened()
    whose, form = whom(found, about), NoteForm.read(request.form)
    note, version = _note(about, note_id)
    page = {"form": form, "whose": whose, "note": note, "back": way_back(whose)}
    if form.errors:
        return render_template("pages/note/form.html", **page), 422
    after = replace(note, text=form.text, written=when.read(form.written, born=on_map.born(found)))
    try:
        on_map.change("change_note", Put(after, form.base))
    except ChangedMeanwhile:
        form.typed["base"] = [str(version)]
        return render_template("pages/note/form.html", changed=True, **page), 412
    return redirect(way_back(whose, SAVED), 303)


@bp.post("/people/<about>/notes/<note_id>/remove")
@bp.post("/places/<about>/notes/<note_id>/remove")
@for_person
def remove(about: str, note_id: str) -> Page:
    """Take a note away. It can be undone."""
    on_map.change("remove_note", Remove(ItemId(note_id)))
    return redirect(way_back(whom(on_map.opened(), about), REMOVED), 303)


def whom(found: RelationshipMap, about: str) -> Connection | Place:
    """The person or place that something is about. Raises NotFound."""
    one = found.connection_by_id.get(ItemId(about)) or found.place_by_id.get(ItemId(about))
    if one is None:
        raise NotFound
    return one


def way_back(whose: Connection | Place, done: str = "") -> str:
    """The page of the person or place."""
    values: dict[str, Any] = {"done": done} if done else {}
    if isinstance(whose, Connection):
        return url_for("connection.show", connection_id=whose.id, **values)
    return url_for("place.show", place_id=whose.id, **values)


def _note(about: str, note_id: str) -> tuple[Note, int]:
    for note, version in services().maps.notes_with_versions(actor(), ItemId(about)):
        if note.id == note_id:
            return note, version
    raise NotFound
