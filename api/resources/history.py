"""Then and now: steps, undo and redo, the map on any day, and removing for good."""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer, nothing
from api.context import actor, services
from api.operations import step_id
from api.pagination import cursor, mark
from api.records import item_record, map_record, step_record
from api.schemas.history import (
    Comparison,
    OnDay,
    Step,
    Steps,
    TwoDays,
    Undoable,
    WhatToRemove,
)
from api.schemas.maps import Map, Page
from network.accounts.model import TokenScope
from network.connections import model
from network.identity import ItemId

bp = Blueprint("history", __name__)
Pairs = tuple[tuple[model.Connection, model.Connection], ...]


@bp.get("/me/map/steps")
@contract.opens_to(TokenScope.MAP_READ)
@contract.takes_query(Page)
@contract.gives(Steps, "Steps, the newest first.")
def steps(query: dict[str, Any]) -> Response:
    """List what has been done to my map, a page at a time."""
    limit = query["limit"]
    found = services().maps.steps(actor(), before=mark(query.get("cursor")), limit=limit)
    record: dict[str, Any] = {"items": [step_record(step) for step in found]}
    if len(found) == limit:
        record["next"] = cursor(found[-1].seq)
    return answer(record)


@bp.get("/me/map/undoable")
@contract.opens_to(TokenScope.MAP_READ)
@contract.gives(Undoable, "What undo and redo would do.")
def undoable() -> Response:
    """See what undo would take back, and what redo would do again."""
    undo, redo = services().maps.undoable(actor())
    named = {"undo": undo, "redo": redo}
    return answer({name: step_record(step) for name, step in named.items() if step})


@bp.post("/me/map/undo")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.gives(Step, "The step that took something back.")
@contract.also(_409="There is nothing to take back.")
def undo() -> Response:
    """Take back the newest step."""
    return answer(step_record(services().maps.undo(actor(), step_id())))


@bp.post("/me/map/redo")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.gives(Step, "The step that did something again.")
@contract.also(_409="There is nothing to do again.")
def redo() -> Response:
    """Do again what was taken back last."""
    return answer(step_record(services().maps.redo(actor(), step_id())))


@bp.get("/me/map/as-on")
@contract.opens_to(TokenScope.MAP_READ)
@contract.takes_query(OnDay)
@contract.gives(Map, "The map as it was.")
def as_on(query: dict[str, Any]) -> Response:
    """See my map as it was at the end of a day."""
    return answer(map_record(services().maps.as_on(actor(), query["day"])))


@bp.get("/me/map/compare")
@contract.opens_to(TokenScope.MAP_READ)
@contract.takes_query(TwoDays)
@contract.gives(Comparison, "The two days side by side.")
def compare(query: dict[str, Any]) -> Response:
    """See who came, who went and who moved between two days."""
    found = services().maps.compare(actor(), query["then"], query["now"])
    record = {
        "then": found.then.isoformat(),
        "now": found.now.isoformat(),
        "came": [item_record(one, 0) for one in found.came],
        "went": [item_record(one, 0) for one in found.went],
        "closer": _pairs(found.closer),
        "further": _pairs(found.further),
        "changedState": _pairs(found.changed_state),
        "stayed": found.stayed,
    }
    return answer(record)


@bp.post("/me/map/remove-for-good")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.takes(WhatToRemove)
@contract.gives(None, "Removed from the map and from all of its history.", status=204)
def remove_for_good(body: dict[str, Any]) -> Response:
    """Remove a person, a place, a note or a photo from my map and its history. No undo."""
    services().maps.remove_for_good(actor(), step_id(), ItemId(body["item_id"]))
    return nothing()


def _pairs(pairs: Pairs) -> list[dict[str, Any]]:
    return [{"then": item_record(then, 0), "now": item_record(now, 0)} for then, now in pairs]
