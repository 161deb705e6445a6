"""Whom I would be glad to hear from."""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import Record, answer, nothing
from api.context import actor, services
from api.operations import base, etag, step_id
from api.schemas.story import AllWilling, Willing, WillingFields
from network.accounts.model import TokenScope
from network.willingness.model import Terms, Willingness
from network.willingness.records import to_record

bp = Blueprint("willing", __name__)


@bp.get("/me/willing")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(AllWilling, "Everything that was left.")
def all_of_them() -> Response:
    """List whom I would be glad to hear from."""
    return answer({"items": [_record(one) for one in services().willing.mine(actor())]})


@bp.post("/me/willing")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(WillingFields)
@contract.gives(Willing, "What was left, as kept.", status=201, versioned=True)
def say(body: dict[str, Any]) -> Response:
    """Leave word that I would be glad to hear from somebody. Nobody is told."""
    one = services().willing.say(actor(), step_id(), Terms(**body))
    return answer(_record(one), 201, headers={"ETag": etag(one.version)})


@bp.put("/me/willing/<id:item_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.matched
@contract.takes(WillingFields)
@contract.gives(Willing, "What was left, as kept.", versioned=True)
def keep(item_id: str, body: dict[str, Any]) -> Response:
    """Say it anew, from today on. What is left out counts as not said."""
    step_id()
    one = services().willing.change(actor(), item_id, Terms(**body), base=base())
    return answer(_record(one), headers={"ETag": etag(one.version)})


@bp.delete("/me/willing/<id:item_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "Taken back for good.", status=204)
def take_back(item_id: str) -> Response:
    """Take it back, with its message."""
    step_id()
    services().willing.take_back(actor(), item_id)
    return nothing()


def _record(one: Willingness) -> Record:
    said = {name: value for name, value in to_record(one.terms).items() if value}
    said = {name: value for name, value in said.items() if value != {"words": ""}}
    return {
        **said,
        "id": one.id,
        "version": one.version,
        "saidAt": one.said_at.isoformat(),
        "endsAt": one.ends_at.isoformat(),
    }
