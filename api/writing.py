"""One item put on the map, changed or taken off: what every such endpoint does."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

from flask import Response

from api.answers import answer, nothing
from api.context import actor, services
from api.operations import base, etag, item_id, step_id
from api.records import item_record
from network.connections.edits import Put, Remove
from network.connections.model import Item
from network.identity import ItemId

I = TypeVar("I", bound=Item)  # noqa: E741 - one letter for a type, as everywhere


def made(kind: type[I], body: dict[str, Any], *, what: str, address: str) -> Response:
    """Put a new item on the map. The same request again makes nothing more."""
    step = step_id()
    item = item_of(kind, item_id(actor(), step), body)
    version = services().maps.change(actor(), step, what, [Put(item)])
    where = {"ETag": etag(version), "Location": f"/api/v1{address}/{item.id}"}
    return answer(item_record(item, version), 201, headers=where)


def kept(item: Item, *, what: str, version_of: Callable[[], int] | None = None) -> Response:
    """Keep an item in place of what was there, at the version that the sender saw."""
    services().maps.change(actor(), step_id(), what, [Put(item, base())])
    version = version_of() if version_of else _version_on_map(item.id)
    return answer(item_record(item, version), headers={"ETag": etag(version)})


def _version_on_map(wanted: ItemId) -> int:
    """The version that holds now: not always the newest step, since it may have changed nothing."""
    opened = services().maps.open(actor())
    return opened.versions.get(wanted, opened.seq)


def removed(wanted: str, *, what: str) -> Response:
    """Take an item off the map, with what hangs on it. Undo brings it back."""
    services().maps.change(actor(), step_id(), what, [Remove(ItemId(wanted))])
    return nothing()


def item_of(kind: type[I], wanted: str, body: dict[str, Any]) -> I:
    """The item that a body describes. What is left out, or null, counts as not said."""
    unsaid = {field.name: field.default for field in fields(kind)}
    said = {name: value for name, value in body.items() if value is not None or name not in unsaid}
    return kind(id=ItemId(wanted), **said)
