"""About me: names, former names, day of birth."""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer
from api.context import actor, services
from api.operations import base, etag
from api.schemas.about import About, AboutFields
from network.accounts.model import TokenScope
from network.consent.lives import Evidence
from network.people.model import Particulars

bp = Blueprint("about", __name__)


@bp.get("/me/about")
@contract.opens_to(TokenScope.ABOUT_READ)
@contract.gives(About, "What I say of myself.", versioned=True)
def about() -> Response:
    """See what I have said of myself."""
    return _answer(services().about_me.mine(actor()))


@bp.put("/me/about")
@contract.opens_to(TokenScope.ABOUT_WRITE)
@contract.keyed
@contract.matched
@contract.takes(AboutFields)
@contract.gives(About, "What I say of myself, as kept.", versioned=True)
def keep(body: dict[str, Any]) -> Response:
    """Say who I am, in place of what I said before. The same words again change nothing.

    What is no longer said is still compared inside, so that a new name gets round nobody's no.
    """
    said = services().about_me.keep(
        actor(),
        names=body["names"],
        former_names=body["former_names"],
        born=body["born"],
        base=base(),
    )
    return _answer(said)


def _answer(said: Particulars) -> Response:
    record = {
        "names": list(said.names),
        "formerNames": list(said.former_names),
        "born": said.born and said.born.isoformat(),
        "checked": said.evidence >= Evidence.ATTESTED,
        "version": said.version,
    }
    return answer(record, headers={"ETag": etag(said.version)})
