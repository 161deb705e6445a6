"""Who is asking."""

from flask import Blueprint, Response

from api import contract
from api.answers import answer
from api.context import actor, services, who
from api.schemas.me import Me
from network.accounts.model import TokenScope

bp = Blueprint("me", __name__)


@bp.get("/me")
@contract.opens_to(TokenScope.MAP_READ)
@contract.gives(Me, "Me.")
def me() -> Response:
    """See whose token this is, and what it allows."""
    account = services().accounts.mine(actor())
    return answer({"signInName": account.name, "scopes": sorted(who().scopes)})
