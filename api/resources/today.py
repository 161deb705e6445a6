"""What waits today: for the owner of a token, and for a hat that is worn at work."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer
from api.context import actor, services
from api.schemas.today import WaitingAtWork, WaitingForMe
from network.accounts.model import TokenScope
from network.today.model import Waiting

bp = Blueprint("today", __name__)


@bp.get("/me/today")
@contract.opens_to(TokenScope.SAFE_READ)
@contract.gives(WaitingForMe, "What waits for me.")
def for_me() -> Response:
    """See what waits for me today."""
    return answer({"items": _records(services().today.for_me(actor()))})


@bp.get("/work/today")
@contract.opens_to(TokenScope.WORK_READ)
@contract.gives(WaitingAtWork, "What waits for this hat.")
def at_work() -> Response:
    """See what waits for the hat that is worn: kinds, counts and ids, and no names.

    The token is made on the page "A key for a program" while the hat is worn. It ends with the
    hat, with the session and with the account at work, after eight hours at the most. Everything
    else at work is refused to tokens.
    """
    hat = actor().capacity
    return answer({"hat": hat, "items": _records(services().today.at_work(actor()))})


def _records(waits: Iterable[Waiting]) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind,
            "count": one.count,
            "ids": list(one.ids),
            **({"at": one.at.isoformat()} if one.at else {}),
        }
        for one in waits
    ]
