"""What waits today for a hat that is worn: all that a program may ask for at work."""

from flask import Blueprint, Response

from api import contract
from api.answers import answer
from api.context import actor, services
from api.resources.today import records
from api.schemas.today import WaitingAtWork
from network.accounts.model import TokenScope

bp = Blueprint("work", __name__, url_prefix="/work")


@bp.get("/today")
@contract.opens_to(TokenScope.WORK_READ)
@contract.gives(WaitingAtWork, "What waits for this hat.")
def today() -> Response:
    """See what waits for the hat that is worn: kinds, counts and ids, and no names.

    The token is made on the page "A key for a program" while the hat is worn. It ends with the
    hat, with the session and with the account at work, after eight hours at the most. Everything
    else at work is refused to tokens.
    """
    hat = actor().capacity
    return answer({"hat": hat, "items": records(services().today.at_work(actor()))})
