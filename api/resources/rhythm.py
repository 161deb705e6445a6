"""Staying in touch. A program reads, and notes; how often is said by its owner on a page."""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import Record, answer, nothing
from api.context import actor, services
from api.operations import step_id
from api.schemas.rhythm import NewContact, Staying
from network.accounts.model import TokenScope
from network.identity import OperationId
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
