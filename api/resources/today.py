"""What waits today for the owner of a token."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer
from api.context import actor, services
from api.schemas.today import WaitingForMe
from network.accounts.model import TokenScope
from network.today.model import Waiting

bp = Blueprint("today", __name__)


@bp.get("/me/today")
@contract.opens_to(TokenScope.SAFE_READ)
@contract.gives(WaitingForMe, "What waits for me.")
def for_me() -> Response:
    """See what waits for me today."""
    return answer({"items": records(services().today.for_me(actor()))})


def records(waits: Iterable[Waiting]) -> list[dict[str, Any]]:
    """Kinds, counts and ids."""
    return [
        {
            "kind": one.kind,
            "count": one.count,
            "ids": list(one.ids),
            **({"at": one.at.isoformat()} if one.at else {}),
        }
        for one in waits
    ]
