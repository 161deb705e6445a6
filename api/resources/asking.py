"""Asking to be in touch with somebody on my map again, and taking it back.

Whatever is true about the one it is for, the answers are the same. Work on it is refused to tokens.
"""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import Record, answer, nothing
from api.context import actor, services
from api.operations import step_id
from api.schemas.asking import AllRequests, NewRequest, Request
from network.accounts.model import TokenScope
from network.asking.model import AskedWords
from network.asking.records import words_record
from network.asking.use_cases import Asked
from network.consent.outward import Outward, line

bp = Blueprint("asking", __name__)

HELP = (
    "Awake now, day and night: in danger call 999. To talk, call Samaritans on 116 123, or text "
    "SHOUT to 85258."
)


@bp.get("/me/requests")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(AllRequests, "Everything that I asked for.")
def requests() -> Response:
    """See what I asked for. Nothing that anybody else does changes it."""
    return answer({"items": [_record(one) for one in services().asking.mine.mine(actor())]})


@bp.post("/me/requests")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(NewRequest)
@contract.gives(Request, "It is kept safe.", status=201)
def ask(body: dict[str, Any]) -> Response:
    """Ask an organisation that works with me to ask somebody for me.

    One at a time for each person on my map, three new ones in thirty days, and after taking one
    back half a year until the next for the same person, twice as long each time.
    """
    about, place = body.pop("connection"), body.pop("place")
    mine = services().asking.mine
    made = mine.ask(actor(), step_id(), about, place, AskedWords(**body))
    return answer(_record(mine.one(actor(), made.id)), 201)


@bp.get("/me/requests/<id:item_id>")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(Request, "What I asked for.")
def one(item_id: str) -> Response:
    """See one of my requests."""
    return answer(_record(services().asking.mine.one(actor(), item_id)))


@bp.delete("/me/requests/<id:item_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "Nobody works on it any more.", status=204)
def withdraw(item_id: str) -> Response:
    """Take it back, in one step."""
    step_id()
    services().asking.mine.withdraw(actor(), item_id)
    return nothing()


def _record(one: Asked) -> Record:
    request = one.request
    return {
        "id": request.id,
        "connection": request.connection_id,
        "organisation": one.organisation,
        "worker": one.worker,
        "askedAt": request.asked_at.isoformat(),
        "withdrawnAt": request.withdrawn_at.isoformat() if request.withdrawn_at else None,
        "checksInAt": [at.isoformat() for at in request.check_ins()],
        "said": line(Outward.KEPT),
        "help": HELP if request.crisis else "",
        **words_record(request.words),
    }
