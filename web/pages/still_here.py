"""Somebody has told us that I had died: said kindly, never by whom, and put right."""

from typing import cast

from flask import Blueprint, Flask, redirect, render_template, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from network.actor import Capacity
from network.identity import OperationId
from network.safeguarding.still_here import SaidOfMe
from web.access import for_person
from web.context import actor, maybe_actor, services
from web.operation import op_id

bp = Blueprint("still_here", __name__, url_prefix="/still-here")


@bp.record_once
def _name_things(state: BlueprintSetupState) -> None:
    cast(Flask, state.app).jinja_env.globals["said_of_me"] = said_of_me


@bp.get("")
@for_person
def show() -> str:
    """What was said, and what I can do. Where nothing was said, that all is well."""
    return render_template("pages/lives/still_here.html", said=said_of_me())


@bp.post("")
@for_person
def say() -> Response:
    """I am here."""
    services().lives.still_here.say(actor(), OperationId(op_id()))
    return redirect(url_for(".show"), 303)


def said_of_me() -> str:
    """Whether anybody has said that I had died. Never on a helper's screen, or at work."""
    mine = maybe_actor()
    if mine is None or mine.capacity is not Capacity.PERSON or mine.helped_by is not None:
        return SaidOfMe.NOTHING
    return services().lives.still_here.said_of_me(mine)
