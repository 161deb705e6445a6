"""What I close for everybody and keep from somebody. A program can close, at once, and undo.

It can't open anything: that needs the owner, their password, and two days.
"""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import Record, answer, nothing
from api.context import actor, services
from api.operations import step_id
from api.schemas.choices import Choices, EverybodyAround, SecrecyFields, VetoFields
from network.accounts.model import TokenScope
from network.consent.mine import WithSomebody
from network.consent.protection import Audience
from network.errors import NotFound
from network.identity import OperationId, WideningId

bp = Blueprint("choices", __name__)


@bp.get("/me/safe/choices")
@contract.opens_to(TokenScope.SAFE_READ)
@contract.gives(Choices, "What protects me now.")
def choices() -> Response:
    """See which doors I have closed, and what waits to be opened."""
    return answer(_choices())


@bp.get("/me/safe/around")
@contract.opens_to(TokenScope.SAFE_READ)
@contract.gives(EverybodyAround, "Organisations, homes and workers.")
def around() -> Response:
    """See from whom something can be kept: what is open here, and who works with me."""
    found = services().protecting.audiences.around(actor())
    items = [
        {**_whom(one.audience), "name": one.name, "organisation": one.organisation} for one in found
    ]
    return answer({"items": items})


@bp.post("/me/safe/vetoes")
@contract.opens_to(TokenScope.SAFE_WRITE)
@contract.keyed
@contract.takes(VetoFields)
@contract.gives(Choices, "What protects me now.", status=201)
def veto(body: dict[str, Any]) -> Response:
    """Let nobody come looking for me, or none of these relatives. It starts at once."""
    relatives = frozenset(body.get("relatives", ()))
    step = OperationId(step_id())
    services().consent.narrowing.veto(actor(), step, body["kind"], relatives=relatives)
    return answer(_choices(), 201)


@bp.post("/me/safe/must-not-know")
@contract.opens_to(TokenScope.SAFE_WRITE)
@contract.keyed
@contract.takes(SecrecyFields)
@contract.gives(Choices, "What protects me now.", status=201)
def keep_from(body: dict[str, Any]) -> Response:
    """Keep it from an organisation, a home's staff or a worker. It starts at once."""
    step, wanted = OperationId(step_id()), Audience(**body["audience"])
    found = services().protecting.audiences.around(actor())
    if all(one.audience != wanted for one in found):
        raise NotFound
    services().consent.narrowing.keep_from(actor(), step, wanted, kind=body["kind"])
    return answer(_choices(), 201)


@bp.post("/me/safe/close-to-requests")
@contract.opens_to(TokenScope.SAFE_WRITE)
@contract.keyed
@contract.gives(None, "Closed.", status=204)
def close() -> Response:
    """Let no request be brought to me any more."""
    services().consent.narrowing.close_to_requests(actor(), OperationId(step_id()))
    return nothing()


@bp.post("/me/safe/waiting/<id:item_id>/undo")
@contract.opens_to(TokenScope.SAFE_WRITE)
@contract.keyed
@contract.gives(None, "Left closed.", status=204)
def undo(item_id: str) -> Response:
    """Leave closed after all what waits to be opened. Nobody sees it."""
    step, mine = OperationId(step_id()), services().consent.mine
    waits = next((one for one in mine.waiting(actor()) if one.id == WideningId(item_id)), None)
    if waits is None:
        raise NotFound
    other = next(
        (
            towards.other
            for towards in mine.towards_others(actor())
            if waits.record_id in _ids(towards)
        ),
        None,
    )
    services().consent.narrowing.undo_widening(actor(), step, waits.id, other=other)
    return nothing()


def _ids(towards: WithSomebody) -> set[str]:
    closed = {*(one.id for one in towards.blocks), *(one.id for one in towards.orders)}
    return closed | {one.id for one in towards.grants}


def _choices() -> Record:
    now, mine = services().clock.now(), services().consent.mine
    own = mine.protections(actor())
    return {
        "vetoes": [
            {
                "id": one.id,
                "kind": one.kind,
                "relatives": sorted(one.relatives),
                "at": one.at.isoformat(),
            }
            for one in own.vetoes
            if one.stands(now)
        ],
        "mustNotKnow": [
            {
                "id": one.id,
                "kind": one.kind,
                "audience": _whom(one.audience),
                "at": one.at.isoformat(),
            }
            for one in own.secrecies
            if one.stands(now)
        ],
        "openToRequests": own.open_to_requests(now),
        "waiting": [
            {"id": one.id, "opensAt": one.effective_at.isoformat()} for one in mine.waiting(actor())
        ],
    }


def _whom(audience: Audience) -> Record:
    return {"kind": audience.kind, "id": audience.id}
