"""How we may reach you.

A program can look, and close: switch a way off, take it away, or ask us never to write at all. It
can't add a way or switch one on: that needs the owner and their password.
"""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer, nothing
from api.context import actor, services
from api.operations import step_id
from api.schemas.reach import Reach, Way
from network.accounts.model import TokenScope
from network.sending.model import ContactPoint

bp = Blueprint("reach", __name__)


@bp.get("/me/reach")
@contract.opens_to(TokenScope.SAFE_READ)
@contract.gives(Reach, "How I may be reached.")
def all_of_it() -> Response:
    """See how I may be reached, and what of it is switched on."""
    return _answer()


@bp.post("/me/reach/never")
@contract.opens_to(TokenScope.SAFE_WRITE)
@contract.keyed
@contract.gives(Reach, "How I may be reached, as kept.")
def never() -> Response:
    """Never write to me outside of here, from now on."""
    step_id()
    services().reach_me.never(actor())
    return _answer()


@bp.post("/me/reach/<id:item_id>/stop")
@contract.opens_to(TokenScope.SAFE_WRITE)
@contract.keyed
@contract.gives(Way, "The way, as kept.")
def stop(item_id: str) -> Response:
    """Have nothing more sent there, from now on."""
    step_id()
    return answer(_record(services().reach_me.stop(actor(), item_id)))


@bp.delete("/me/reach/<id:item_id>")
@contract.opens_to(TokenScope.SAFE_WRITE)
@contract.keyed
@contract.gives(None, "Taken away for good.", status=204)
def remove(item_id: str) -> Response:
    """Take a way to reach me away."""
    step_id()
    services().reach_me.remove(actor(), item_id)
    return nothing()


def _answer() -> Response:
    reach = services().reach_me.mine(actor())
    return answer({"never": reach.never, "items": [_record(one) for one in reach.points]})


def _record(one: ContactPoint) -> dict[str, Any]:
    safe = one.safe
    return {
        "id": one.id,
        "kind": one.kind,
        "address": one.address,
        "on": one.shown and safe.allowed,
        "confirmed": one.confirmed_at is not None,
        "notWorking": one.not_working_at is not None,
        "wanted": list(safe.wanted),
        "goodTime": safe.good_time,
        "subject": safe.subject,
        "whoReads": safe.who_reads,
        "words": safe.words,
    }
