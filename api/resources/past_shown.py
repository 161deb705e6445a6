"""Who says so too: organisations that were asked, people, codes, and what I say for others.

A program can't make a code: that needs its owner and their password.
"""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import Record, answer, nothing
from api.context import actor, services
from api.operations import step_id
from api.schemas.past import (
    AllGiven,
    AnswerFields,
    Asked,
    AskFields,
    CodeMet,
    CodeSaid,
    CodeTyped,
    PastCodes,
    StandsFor,
    VouchFields,
)
from network.accounts.model import TokenScope
from network.claims.model import Vouch
from network.claims.records import said_record
from network.claims.seen import AskedOf, answer_record, person_record
from network.claims.standing_up import END, Met

bp = Blueprint("past_shown", __name__)


@bp.get("/me/past/<id:item_id>/shown")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(StandsFor, "Everything that stands for it.")
def shown(item_id: str) -> Response:
    """See who says so too, how they checked, and what was taken back."""
    one = services().pasts.mine.one(actor(), item_id)
    return answer(
        {
            "level": int(one.level),
            "asked": [_asked(each) for each in one.asked],
            "people": [person_record(each) for each in one.people],
        }
    )


@bp.post("/me/past/<id:item_id>/asked")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(AskFields)
@contract.gives(Asked, "It was asked.", status=201)
def ask(item_id: str, body: dict[str, Any]) -> Response:
    """Ask an organisation that works with me to look in its records. Its workers read my words."""
    step_id()
    made = services().pasts.asking.ask(actor(), item_id, body["place"])
    return answer({"id": made}, 201)


@bp.delete("/me/past/asked/<id:item_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "Nobody there reads it any more.", status=204)
def stop(item_id: str) -> Response:
    """Let nobody there read it any more. What they have seen already stays said."""
    step_id()
    services().pasts.asking.stop(actor(), item_id)
    return nothing()


@bp.post("/me/past/asked/<id:item_id>/answer")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(AnswerFields)
@contract.gives(None, "What was written is kept. Whether it is right is not said.", status=204)
def answer_question(item_id: str, body: dict[str, Any]) -> Response:
    """Answer what a worker asks me."""
    step_id()
    services().pasts.asking.answer(actor(), item_id, body["answer"])
    return nothing()


@bp.get("/me/past/codes")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(PastCodes, "My codes.")
def codes() -> Response:
    """See the codes that I have made. Whether anybody has typed one is not shown."""
    return answer(
        {
            "items": [
                {
                    "id": one.line.id,
                    "past": one.line.claim_id,
                    "code": one.code,
                    "kind": one.line.kind,
                    "until": one.line.until.isoformat(),
                    "question": one.line.check.question if one.line.check else "",
                }
                for one in services().pasts.codes.mine(actor())
            ]
        }
    )


@bp.delete("/me/past/codes/<id:item_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "It opens nothing any more.", status=204)
def drop_code(item_id: str) -> Response:
    """Take a code back."""
    step_id()
    services().pasts.codes.drop(actor(), item_id)
    return nothing()


@bp.post("/me/past/code")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(CodeTyped)
@contract.gives(CodeMet, "Where it leads.")
def type_code(body: dict[str, Any]) -> Response:
    """Type a code that somebody gave me, and answer what it asks. Tries are counted."""
    step_id()
    standing_up = services().pasts.standing_up
    if body.get("answer"):
        return answer(_met(standing_up.answer(actor(), body["code"], body["answer"])))
    return answer(_met(standing_up.open(actor(), body["code"])))


@bp.post("/me/past/code/say")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(CodeSaid)
@contract.gives(CodeMet, "Where it leads.")
def say(body: dict[str, Any]) -> Response:
    """Agree with what somebody says of the two of us, or not."""
    step_id()
    standing_up = services().pasts.standing_up
    if body["says"] == "agree":
        return answer(_met(standing_up.agree(actor(), body["code"])))
    standing_up.leave(actor(), body["code"])
    return answer(_met(END))


@bp.post("/me/past/code/vouch")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(VouchFields)
@contract.gives(CodeMet, "Where it leads.")
def vouch(body: dict[str, Any]) -> Response:
    """Stand up for somebody with my own word. From family it counts for nothing."""
    step_id()
    words = Vouch(tie=body["tie"], known_for=body["known_for"], words=body["words"])
    return answer(_met(services().pasts.standing_up.vouch(actor(), body["code"], words)))


@bp.get("/me/past/given")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(AllGiven, "Everything that I stand up for.")
def given() -> Response:
    """See what I have stood up for."""
    found = services().pasts.standing_up.given(actor())
    items = [{**person_record(one), "id": one.id, "whom": one.whom} for one in found]
    return answer({"items": items})


@bp.delete("/me/past/given/<id:item_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "I stand up for it no more.", status=204)
def take_back(item_id: str) -> Response:
    """Stand up for it no more."""
    step_id()
    services().pasts.standing_up.take_back(actor(), item_id)
    return nothing()


def _asked(one: AskedOf) -> Record:
    search = one.search
    return {
        "id": search.id,
        "organisation": one.organisation,
        "askedAt": search.asked_at.isoformat(),
        "state": search.state,
        "open": search.open,
        "question": search.check.question if search.check and search.open else "",
        "answers": [answer_record(each) for each in search.answers],
    }


def _met(met: Met) -> Record:
    found: Record = {"stage": met.stage}
    if met.kind is not None:
        found["kind"] = met.kind
    if met.question:
        found["question"] = met.question
    if met.claim is not None:
        said = {name: value for name, value in said_record(met.claim.said).items() if value}
        found["said"] = {name: value for name, value in said.items() if value != {"words": ""}}
    return found
