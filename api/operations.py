"""Operation keys and versions: what makes a request safe to send again."""

import hashlib
import re
from typing import Any

from flask import request

from api.errors import Refused
from network.actor import Actor
from network.identity import ItemId, StepId

KEY = re.compile(r"^(?:[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$")
VERSION = re.compile(r'^(?:W/)?"([0-9]{1,15})"$')
KEY_HEADER: dict[str, Any] = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": True,
    "description": "A random UUID for this operation. Sent again with the same content, it "
    "changes nothing and answers the same; with other content it is refused (422).",
    "schema": {"type": "string", "pattern": KEY.pattern},
}
MATCH_HEADER: dict[str, Any] = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "description": "The version that you saw, from ETag. Refused (412) if it has changed since.",
    "schema": {"type": "string", "pattern": VERSION.pattern},
}


def step_id() -> StepId:
    """The operation key of this request, as the id of the step that it takes."""
    key = request.headers.get("Idempotency-Key", "").strip()
    if not KEY.match(key):
        raise Refused(400, "key-needed", "Send a random UUID as Idempotency-Key.")
    return StepId(key.replace("-", ""))


def base() -> int:
    """The version that the sender saw. Raises Refused where they did not say."""
    given = request.headers.get("If-Match", "").strip()
    if not given:
        raise Refused(428, "version-needed", "Send the ETag that you saw as If-Match.")
    found = VERSION.match(given)
    if found is None:
        raise Refused(400, "bad-version", "If-Match must be a version from ETag.")
    return int(found[1])


def item_id(actor: Actor, step: StepId, number: int = 0) -> ItemId:
    """The id of what a step makes: the same each time it is sent, and nobody else's."""
    text = f"{actor.person_id}|{step}|{number}"
    return ItemId(hashlib.sha256(text.encode()).hexdigest()[:32])


def etag(version: int) -> str:
    """A version as an ETag."""
    return f'"{version}"'
