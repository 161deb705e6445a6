"""Keep me safe: protection from somebody, whether they are here or not.

A program can protect its owner and undo that they take it back. It can't take a protection back:
that needs the owner and their password.
"""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer
from api.context import actor, services
from api.operations import item_id, step_id
from api.schemas.safe import EverybodyDescribed, SomebodyDescribed, SomebodyFields
from network.accounts.model import TokenScope
from network.connections.when import NO_TIME
from network.consent.kinds import WIDENING_DELAY
from network.descriptions.model import Description, SaidOrder
from network.descriptions.records import description_record
from network.identity import ProtectionId

bp = Blueprint("safe", __name__)


@bp.get("/me/safe/somebody")
@contract.opens_to(TokenScope.SAFE_READ)
@contract.gives(EverybodyDescribed, "Everybody I have described.")
def everybody() -> Response:
    """See whom I am protected from."""
    kept = services().protecting.mine(actor()).every
    return answer({"items": [_record(one) for one in kept]})


@bp.post("/me/safe/somebody")
@contract.opens_to(TokenScope.SAFE_WRITE)
@contract.keyed
@contract.takes(SomebodyFields)
@contract.gives(SomebodyDescribed, "Somebody, as kept.", status=201)
@contract.also(_413="There are as many as can be kept.")
def describe(body: dict[str, Any]) -> Response:
    """Protect me from somebody, from now on. `order` says that a court told them to keep away."""
    order = body.get("order")
    described = Description(
        id=ProtectionId(item_id(actor(), step_id())),
        at=services().clock.now(),
        names=body["names"],
        former_names=body.get("former_names", ()),
        born=body.get("born") or NO_TIME,
        age=body.get("age"),
        relation=body.get("relation"),
        words=body.get("words", ""),
        connection_id=body.get("connection_id"),
        order=None if order is None else SaidOrder(**order),
    )
    return answer(_record(services().protecting.describe(actor(), described)), 201)


@bp.post("/me/safe/somebody/<id:item_id>/keep")
@contract.opens_to(TokenScope.SAFE_WRITE)
@contract.keyed
@contract.gives(SomebodyDescribed, "Somebody, as kept.")
def keep(item_id: str) -> Response:
    """Undo taking it back, while it waits. Nobody sees it."""
    return answer(_record(services().protecting.keep_after_all(actor(), item_id)))


def _record(one: Description) -> dict[str, Any]:
    said = description_record(one)
    lifted = said.pop("lifted")
    born = said.pop("born")
    record = {**said, "stands": one.stands(services().clock.now())}
    if born["words"]:
        record["born"] = {name: value for name, value in born.items() if value is not None}
    if one.lifted is not None and lifted["undoneAt"] is None:
        record["standsUntil"] = (one.lifted.asked_at + WIDENING_DELAY).isoformat()
    return record
