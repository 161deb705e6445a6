"""Staying in touch. A program reads, and notes; how often is said by its owner on a page."""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import Record, answer, nothing
from api.context import actor, services
from api.operations import step_id
from api.schemas.rhythm import NewContact, NewDay, OwnDays, Staying
from network.accounts.model import TokenScope
from network.identity import OperationId
from network.rhythm.days import OwnDay
from network.rhythm.use_cases import Somebody

bp = Blueprint("rhythm", __name__)


@bp.get("/me/staying-in-touch")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(Staying, "With whom I may stay in touch.")
def everybody() -> Response:
    """See with whom I stay in touch, and with whom it might be time."""
    return answer({"items": [_record(one) for one in services().rhythm.all(actor())]})


@bp.post("/me/staying-in-touch/<id:item_id>/contacts")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(NewContact)
@contract.gives(None, "It is noted.", status=204)
def note(item_id: str, body: dict[str, Any]) -> Response:
    """Note that we were in touch. It is mine: the other one doesn't see it."""
    services().rhythm.note(actor(), OperationId(step_id()), item_id, body["on"], body["how"])
    return nothing()


@bp.get("/me/staying-in-touch/days")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(OwnDays, "Days of my own.")
def own_days() -> Response:
    """See the days that I keep, and which of them are near."""
    days, me = services().own_days, actor()
    soon = {one.id for one in days.near(me)}
    return answer({"items": [_day(one, soon) for one in days.mine(me)]})


@bp.post("/me/staying-in-touch/days")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(NewDay)
@contract.gives(None, "It is kept.", status=204)
def keep_day(body: dict[str, Any]) -> Response:
    """Keep a day of my own. Nobody else sees it, and nobody is told."""
    services().own_days.add(
        actor(),
        OperationId(step_id()),
        what=body["what"],
        when=body["when"],
        wish=body["wish"],
        tell=body.get("tell", ""),
    )
    return nothing()


@bp.delete("/me/staying-in-touch/days/<id:item_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "It is gone.", status=204)
def drop_day(item_id: str) -> Response:
    """Take a day of my own away."""
    step_id()
    services().own_days.remove(actor(), item_id)
    return nothing()


def _day(one: OwnDay, soon: set[str]) -> Record:
    return {
        "id": one.id,
        "what": one.what,
        "when": one.when.words,
        "wish": one.wish,
        "near": one.id in soon,
        **({"tell": one.tell} if one.tell else {}),
    }


def _record(one: Somebody) -> Record:
    return {
        "id": one.about,
        "who": one.called,
        "tied": one.tied,
        "rhythm": one.line.rhythm,
        "counts": one.counts,
        "turn": one.turn,
        "contacts": [
            {"id": each.id, "on": each.on.isoformat(), "how": each.how}
            for each in one.line.contacts
        ],
    }
