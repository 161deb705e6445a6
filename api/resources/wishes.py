"""Wishing to hear from somebody, and taking it back.

Confirming a wish opens something: that is done on the pages, with the password.
"""

from datetime import datetime
from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import Record, answer, nothing
from api.context import actor, services
from api.operations import step_id
from api.resources.asking import HELP
from api.schemas.wishes import AllWishes, NewWish, Wish
from network.accounts.model import TokenScope
from network.connections import when
from network.consent.outward import Outward, line
from network.wishes import round as rounds
from network.wishes.model import Wish as Kept
from network.wishes.model import WishWords
from network.wishes.records import words_record

bp = Blueprint("wishes", __name__)
DATES = ("born", "since", "until")


@bp.get("/me/wishes")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(AllWishes, "Everything that I wish.")
def wishes() -> Response:
    """See what I wish. Nothing that anybody else does changes it, until it has come true."""
    items = [_record(one) for one in services().wishes.mine.mine(actor())]
    opens = rounds.next_opening(services().clock.now())
    return answer({"items": items, "confirmedFrom": opens.isoformat()})


@bp.post("/me/wishes")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(NewWish)
@contract.gives(Wish, "It is kept safe.", status=201)
def wish(body: dict[str, Any]) -> Response:
    """Keep a wish to hear from somebody.

    One at a time for each person, three new ones in thirty days, ten in all, and after taking one
    back half a year until the next for the same person, twice as long each time.
    """
    about = body.pop("connection")
    for name in DATES:
        body[name] = when.read(body.get(name, ""))
    words = WishWords(**body)
    made = services().wishes.mine.wish(actor(), step_id(), words, about)
    return answer(_record(made), 201)


@bp.get("/me/wishes/<id:item_id>")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(Wish, "What I wish.")
def one(item_id: str) -> Response:
    """See one of my wishes."""
    return answer(_record(services().wishes.mine.one(actor(), item_id)))


@bp.delete("/me/wishes/<id:item_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "It meets nobody any more.", status=204)
def withdraw(item_id: str) -> Response:
    """Take it back, in one step. One that has come true is ended where people are in touch."""
    step_id()
    services().wishes.mine.withdraw(actor(), item_id)
    return nothing()


def _record(one: Kept) -> Record:
    return {
        "id": one.id,
        "connection": one.connection_id,
        "wishedAt": one.asked_at.isoformat(),
        "withdrawnAt": _text(one.withdrawn_at),
        "confirmedAt": _text(one.confirmed.at if one.confirmed else None),
        "cameTrueAt": _text(one.came.at if one.came else None),
        "said": line(Outward.KEPT),
        "help": HELP if one.crisis else "",
        **words_record(one.words),
    }


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
