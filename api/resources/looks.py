"""Who works with me and who has looked; stopping it, and saying that I don't recognise it."""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import Record, answer, nothing
from api.context import actor, services
from api.operations import step_id
from api.pagination import cursor, mark
from api.schemas.looks import EverybodyWithMe, EveryLook, LooksQuery
from network.accounts.model import TokenScope
from network.identity import AssignmentId
from network.work.looks import Look

bp = Blueprint("looks", __name__)


@bp.get("/me/organisations")
@contract.opens_to(TokenScope.SAFE_READ)
@contract.gives(EverybodyWithMe, "Everybody who works with me.")
def with_me() -> Response:
    """See which organisations work with me."""
    mine = services().work.with_me.mine(actor())
    items = [
        {
            "id": one.place.id,
            "organisation": one.organisation.name,
            "worker": one.worker,
            "knownAs": one.place.known_as,
            "since": one.place.since.isoformat(),
        }
        for one in mine
    ]
    return answer({"items": items})


@bp.post("/me/organisations/<id:item_id>/stop")
@contract.opens_to(TokenScope.SAFE_WRITE)
@contract.keyed
@contract.gives(None, "Stopped.", status=204)
def stop(item_id: str) -> Response:
    """Stop an organisation's work with me, at once. Twice is the same as once."""
    step_id()
    services().work.with_me.stop(actor(), AssignmentId(item_id))
    return nothing()


@bp.get("/me/looks")
@contract.opens_to(TokenScope.SAFE_READ)
@contract.takes_query(LooksQuery)
@contract.gives(EveryLook, "A page of looks.")
def looks(query: dict[str, Any]) -> Response:
    """See who has looked at what is mine, newest first."""
    limit = query["limit"]
    found = services().work.looks.page(
        actor(),
        before=mark(query.get("cursor")),
        limit=limit + 1,
        organisation=query.get("organisation", ""),
    )
    record: Record = {"items": [_record(look) for look in found[:limit]]}
    if len(found) > limit:
        record["next"] = cursor(found[limit - 1].line.seq)
    return answer(record)


@bp.post("/me/looks/<id:item_id>/not-recognised")
@contract.opens_to(TokenScope.SAFE_WRITE)
@contract.keyed
@contract.gives(None, "Kept: somebody who keeps people safe looks at it.", status=204)
def not_recognised(item_id: str) -> Response:
    """Say that I don't recognise a look. Twice is the same as once."""
    step_id()
    services().work.looks.not_recognised(actor(), item_id)
    return nothing()


@bp.post("/me/looks/<id:item_id>/stop")
@contract.opens_to(TokenScope.SAFE_WRITE)
@contract.keyed
@contract.gives(None, "Stopped.", status=204)
def stop_theirs(item_id: str) -> Response:
    """Stop the work of the organisation that a look was from, at once."""
    step_id()
    services().work.looks.stop(actor(), item_id)
    return nothing()


def _record(look: Look) -> Record:
    detail = look.line.detail
    record: Record = {
        "id": look.line.id,
        "at": look.line.at.isoformat(),
        "what": look.line.event,
        "hat": look.line.by,
        "mine": look.line.mine,
        "worker": look.worker,
        "organisation": look.organisation,
        "things": detail.get("things", "").split(),
        "late": look.line.late,
        "told": look.told,
    }
    if detail.get("organisation"):
        record["organisationId"] = detail["organisation"]
    if detail.get("purpose"):
        record["purpose"] = detail["purpose"]
    return record
