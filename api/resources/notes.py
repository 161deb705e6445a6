"""My own words about a person or a place: sealed apart, read when asked for."""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer
from api.context import actor, services
from api.records import item_record
from api.schemas.words import Note, NoteFields, Notes, NotesAbout
from api.writing import item_of, kept, made, removed
from network.accounts.model import TokenScope
from network.connections import model
from network.errors import NotFound
from network.identity import ItemId

bp = Blueprint("notes", __name__)


@bp.get("/me/map/notes")
@contract.opens_to(TokenScope.MAP_READ)
@contract.takes_query(NotesAbout)
@contract.gives(Notes, "The notes, oldest first.")
def about(query: dict[str, Any]) -> Response:
    """Read my notes about a person or a place."""
    found = services().maps.notes_with_versions(actor(), ItemId(query["about"]))
    return answer({"items": [item_record(note, version) for note, version in found]})


@bp.post("/me/map/notes")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.takes(NoteFields)
@contract.gives(Note, "The note, as kept.", status=201, versioned=True)
def add(body: dict[str, Any]) -> Response:
    """Write a note about a person or a place."""
    return made(model.Note, body, what="add_note", address="/me/map/notes")


@bp.put("/me/map/notes/<id:item_id>")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.matched
@contract.takes(NoteFields)
@contract.gives(Note, "The note, as kept.", versioned=True)
def keep(item_id: str, body: dict[str, Any]) -> Response:
    """Keep what has changed in a note. It stays about the same person or place."""
    note = item_of(model.Note, item_id, body)
    return kept(note, what="change_note", version_of=lambda: _version(note))


@bp.delete("/me/map/notes/<id:item_id>")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.gives(None, "Taken off the map.", status=204)
def remove(item_id: str) -> Response:
    """Take a note off my map. Undo brings it back."""
    return removed(item_id, what="remove_note")


def _version(note: model.Note) -> int:
    for one, version in services().maps.notes_with_versions(actor(), note.about):
        if one.id == note.id:
            return version
    raise NotFound
