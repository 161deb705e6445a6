"""How somebody and I know each other, as I say it."""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import Record, answer, nothing
from api.context import actor, services
from api.operations import base, etag, step_id
from api.schemas.past import Past, PastFields, Pasts
from network.accounts.model import TokenScope
from network.claims.model import Claim, Said
from network.claims.records import said_record
from network.consent.lives import Level

bp = Blueprint("past", __name__)


@bp.get("/me/past")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(Pasts, "Everything that was said.")
def all_of_them() -> Response:
    """List how I say that I know people, and how well each is shown today."""
    return answer({"items": [_record(*one) for one in services().claims.mine(actor())]})


@bp.post("/me/past")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(PastFields)
@contract.gives(Past, "What was said, as kept.", status=201, versioned=True)
def say(body: dict[str, Any]) -> Response:
    """Say how I know somebody. Nobody is looked up, and nobody is told."""
    claim = services().claims.say(actor(), step_id(), Said(**body))
    return _answer(claim.id, 201)


@bp.put("/me/past/<id:item_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.matched
@contract.takes(PastFields)
@contract.gives(Past, "What was said, as kept.", versioned=True)
def keep(item_id: str, body: dict[str, Any]) -> Response:
    """Say it otherwise. What others stood up for was the old one: they have to say so again."""
    step_id()
    claim = services().claims.change(actor(), item_id, Said(**body), base=base())
    return _answer(claim.id, 200)


@bp.delete("/me/past/<id:item_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "Taken back for good.", status=204)
def take_back(item_id: str) -> Response:
    """Say it no more."""
    step_id()
    services().claims.take_back(actor(), item_id)
    return nothing()


def _answer(claim_id: str, status: int) -> Response:
    claim, shown = services().claims.one(actor(), claim_id)
    return answer(_record(claim, shown), status, headers={"ETag": etag(claim.version)})


def _record(claim: Claim, shown: Level) -> Record:
    said = {name: value for name, value in said_record(claim.said).items() if value}
    said = {name: value for name, value in said.items() if value != {"words": ""}}
    return {
        **said,
        "id": claim.id,
        "version": claim.version,
        "at": claim.at.isoformat(),
        "level": int(shown),
    }
