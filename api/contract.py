"""What an endpoint promises, in decorators: who may, what comes in, what goes out, what else.

They stand in that order above the view, the outermost first. From the same words come the checks
of each request and the published description.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, TypeVar

from flask import Response, request
from marshmallow import Schema, ValidationError
from werkzeug.exceptions import RequestEntityTooLarge

from api import auth
from api.answers import JSON, PROBLEM
from api.errors import Refused
from network.accounts.model import TokenScope
from network.errors import Invalid

JSON_LIMIT = 1_000_000
View = Callable[..., Response]
V = TypeVar("V", bound=View)


@dataclass(frozen=True, kw_only=True)
class Contract:
    """Everything an endpoint has promised."""

    scope: TokenScope | None = None
    open: bool = False
    body: Schema | None = None
    query: Schema | None = None
    media: tuple[str, ...] = ()
    media_limit: int = 0
    status: int = 200
    answer: Schema | None = None
    answer_media: tuple[str, ...] = (JSON,)
    said: str = ""
    versioned: bool = False
    also: dict[int, str] = field(default_factory=dict)
    keyed: bool = False
    matched: bool = False


def contract_of(view: object) -> Contract:
    """What a view has promised so far."""
    found: Contract = getattr(view, "contract", Contract())
    return found


def _promise(view: V, **more: Any) -> V:
    view.contract = replace(contract_of(view), **more)  # type: ignore[attr-defined]
    return view


def takes(schema: type[Schema]) -> Callable[[V], V]:
    """The view takes a JSON object like this, handed in as `body`."""
    return lambda view: _promise(view, body=schema())


def takes_query(schema: type[Schema]) -> Callable[[V], V]:
    """The view takes query parameters like these, handed in as `query`."""
    return lambda view: _promise(view, query=schema())


def takes_bytes(*media: str, limit: int) -> Callable[[V], V]:
    """The view takes a file of one of these types, handed in as `data`."""
    return lambda view: _promise(view, media=media, media_limit=limit)


def keyed(view: V) -> V:
    """The view is one operation: it needs an Idempotency-Key."""
    return _promise(view, keyed=True)


def matched(view: V) -> V:
    """The view heeds If-Match."""
    return _promise(view, matched=True)


def gives(
    schema: type[Schema] | None, said: str, *, status: int = 200, versioned: bool = False
) -> Callable[[V], V]:
    """The view answers with this; `versioned` says that ETag carries a version."""
    made = schema() if schema else None
    return lambda view: _promise(view, answer=made, said=said, status=status, versioned=versioned)


def gives_bytes(*media: str, said: str) -> Callable[[V], V]:
    """The view answers with a file of one of these types."""
    return lambda view: _promise(view, answer_media=media, said=said)


def also(**others: str) -> Callable[[V], V]:
    """What else may be answered, by status: `also(_404="…")`."""
    named = {int(status.lstrip("_")): words for status, words in others.items()}
    return lambda view: _promise(view, also={**contract_of(view).also, **named})


def opens_to_all(view: V) -> V:
    """Anybody may ask for this; it holds nothing of anybody's."""
    return _enforced(_promise(view, open=True))


def opens_to(scope: TokenScope) -> Callable[[V], V]:
    """Whoever has a token that allows `scope` may ask for this, about themselves."""
    return lambda view: _enforced(_promise(view, scope=scope))


def _enforced(view: V) -> V:
    promised = contract_of(view)

    @wraps(view)
    def checked(**given: Any) -> Response:
        if not promised.open:
            auth.require(promised.scope)
        _require_acceptable(promised)
        return view(**given, **_read(promised))

    return checked  # type: ignore[return-value]


def _require_acceptable(promised: Contract) -> None:
    wished = request.headers.get("Accept", "*/*")
    if "*/*" in wished or not wished:
        return
    offered = (*promised.answer_media, PROBLEM)
    if not any(request.accept_mimetypes[media] for media in offered):
        raise Refused(406)


def _read(promised: Contract) -> dict[str, Any]:
    read: dict[str, Any] = {}
    if promised.query is not None:
        read["query"] = _loaded(promised.query, _query())
    if promised.body is not None:
        read["body"] = _loaded(promised.body, _json())
    if promised.media:
        read["data"] = _bytes(promised)
    return read


def _query() -> dict[str, str]:
    given = request.args.to_dict(flat=False)
    if any(len(values) > 1 for values in given.values()):
        raise Invalid({name: "Say it once." for name, values in given.items() if len(values) > 1})
    return {name: values[0] for name, values in given.items()}


def _json() -> object:
    if request.mimetype != JSON:
        raise Refused(415)
    try:
        return json.loads(_content(JSON_LIMIT).decode(), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refused(400) from None


def _no_constant(_: str) -> object:
    raise ValueError


def _bytes(promised: Contract) -> bytes:
    if request.mimetype not in promised.media:
        raise Refused(415)
    return _content(promised.media_limit)


def _content(limit: int) -> bytes:
    if (request.content_length or 0) > limit:
        raise Refused(413)
    request.max_content_length = limit
    try:
        return request.get_data(cache=False)
    except RequestEntityTooLarge:
        raise Refused(413) from None


def _loaded(schema: Schema, given: object) -> Any:
    try:
        return schema.load(given)  # type: ignore[arg-type]
    except ValidationError as error:
        raise Invalid(dict(_flat(error.messages))) from None


def _flat(messages: Any, path: str = "") -> list[tuple[str, str]]:
    """Messages by the path to what they are about, such as 'known.0.placeId'."""
    if isinstance(messages, dict):
        parts = messages.items()
        return [pair for key, inner in parts for pair in _flat(inner, f"{path}.{key}".strip("."))]
    text = messages[0] if isinstance(messages, list) and messages else messages
    return [(path.removesuffix("._schema") or "body", str(text))]
