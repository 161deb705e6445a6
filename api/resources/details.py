"""How I can be reached. A program reads what is mine, and closes; it gives nothing."""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer, nothing
from api.context import actor, services
from api.operations import step_id
from api.schemas.details import HowToReachMe, PointTaken
from network.accounts.model import TokenScope
from network.details.model import Point
from network.identity import OperationId

bp = Blueprint("details", __name__)


@bp.get("/me/details")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(HowToReachMe, "How I can be reached, and whom I let have what.")
def mine() -> Response:
    """See how I can be reached, and who may have which point of it."""
    details, me = services().details, actor()
    kept, gives = details.mine(me), details.giving.all(me)
    return answer(
        {
            **{point.value: kept.value(point) for point in Point},
            "given": [
                {"id": one.id, "points": sorted(gives[one.mine.other])}
                for one in services().ties.in_touch.all(me)
                if gives.get(one.mine.other)
            ],
        }
    )


@bp.post("/me/in-touch/<id:item_id>/details/take-back")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(PointTaken)
@contract.gives(None, "They have it no more.", status=204)
def take_back(item_id: str, body: dict[str, Any]) -> Response:
    """Let somebody have a point no more, from now on."""
    key = OperationId(step_id())
    services().details.giving.take_back(actor(), item_id, key, body["point"])
    return nothing()
