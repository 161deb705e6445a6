"""Whom I am in touch with. A program reads, and closes; what opens needs its owner's password."""

from flask import Blueprint, Response

from api import contract
from api.answers import answer, nothing
from api.context import actor, services
from api.operations import step_id
from api.schemas.in_touch import LeftToThemSeen, TieCodesSeen, Ties
from network.accounts.model import TokenScope
from network.identity import OperationId
from network.ties import limits

bp = Blueprint("in_touch", __name__)


@bp.get("/me/in-touch")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(Ties, "Everybody I am, or was, in touch with here.")
def ties() -> Response:
    """See whom I am in touch with. Every cause of a stop looks the same."""
    return answer(
        {
            "items": [
                {
                    "id": one.id,
                    "stands": one.stands,
                    "who": one.mine.called,
                    "me": one.mine.me,
                    "kind": one.mine.kind,
                    "shows": one.shows,
                    "iSayYes": one.i_say_yes,
                    "limits": limits.said(one.mine.limits),
                    "theirLimits": limits.said(one.theirs),
                    "farewell": one.farewell,
                }
                for one in services().ties.in_touch.all(actor())
            ]
        }
    )


@bp.post("/me/in-touch/<id:item_id>/end")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "It is ended, as far as it is mine.", status=204)
def end(item_id: str) -> Response:
    """Be in touch no more. They see that it is paused, and not why."""
    services().ties.in_touch.end(actor(), item_id, OperationId(step_id()))
    return nothing()


@bp.get("/me/in-touch/codes")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(TieCodesSeen, "My codes.")
def codes() -> Response:
    """See the codes that I have made to give to somebody."""
    heard = services().ties.hearing.all(actor())
    return answer(
        {
            "items": [
                {
                    "id": one.line.id,
                    "code": one.code,
                    "who": one.line.said.called,
                    "me": one.line.said.me,
                    "words": one.line.said.words,
                    "until": one.line.until.isoformat(),
                    "heard": one.line.id in heard,
                    "answer": heard[one.line.id].kind if one.line.id in heard else None,
                }
                for one in services().ties.codes.mine(actor())
            ]
        }
    )


@bp.delete("/me/in-touch/codes/<id:item_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "It opens nothing any more.", status=204)
def drop_code(item_id: str) -> Response:
    """Take a code back."""
    step_id()
    services().ties.codes.drop(actor(), item_id)
    return nothing()


@bp.get("/me/in-touch/left-to-them")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(LeftToThemSeen, "What I left to an organisation to answer.")
def left_to_them() -> Response:
    """See whose letters I have left to the organisation that wrote them."""
    return answer(
        {
            "items": [
                {
                    "id": one.answer.id,
                    "to": one.answer.called,
                    "at": one.answer.at.isoformat(),
                    "takenOnAt": one.taken_on_at.isoformat() if one.taken_on_at else None,
                }
                for one in services().ties.left_to_them.mine(actor())
            ]
        }
    )


@bp.delete("/me/in-touch/left-to-them/<id:item_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "They read it no more.", status=204)
def take_back_left(item_id: str) -> Response:
    """Take it back: the organisation is not to answer after all."""
    step_id()
    services().ties.left_to_them.take_back(actor(), item_id)
    return nothing()
