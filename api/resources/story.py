"""My card."""

from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer, nothing
from api.context import actor, services
from api.operations import base, etag, step_id
from api.schemas.base import camel
from api.schemas.story import Story, StoryFields
from network.accounts.model import TokenScope
from network.story.model import Words

bp = Blueprint("story", __name__)


@bp.get("/me/story")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(Story, "The card.", versioned=True)
def read() -> Response:
    """Read my card."""
    card = services().story.cards.mine(actor())
    return _answer(card.words if card else Words(), card.version if card else 0)


@bp.put("/me/story")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.matched
@contract.takes(StoryFields)
@contract.gives(Story, "The card, as kept.", versioned=True)
def keep(body: dict[str, Any]) -> Response:
    """Keep what my card says now. What is left out counts as not said."""
    step_id()
    card = services().story.cards.write(actor(), Words(**body), base=base())
    return _answer(card.words, card.version)


@bp.delete("/me/story")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "Gone for good.", status=204)
def remove() -> Response:
    """Take my card away for good."""
    step_id()
    services().story.cards.remove(actor())
    return nothing()


def _answer(words: Words, version: int) -> Response:
    said = {camel(name): text for name, text in asdict(words).items() if text}
    return answer({**said, "version": version}, headers={"ETag": etag(version)})
