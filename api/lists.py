"""Pages of what is on the map, in a fixed order."""

from collections.abc import Sequence
from typing import Any

from flask import Response

from api.answers import answer
from api.pagination import cursor, mark
from api.records import item_records
from network.connections.model import Item, RelationshipMap


def page_of(items: Sequence[Item], opened: RelationshipMap, query: dict[str, Any]) -> Response:
    """One page, and the cursor of the next where there is one."""
    first = mark(query.get("cursor")) or 0
    last = first + query["limit"]
    shown = sorted(items, key=lambda item: item.id)
    record: dict[str, Any] = {"items": item_records(shown[first:last], opened.versions)}
    if last < len(shown):
        record["next"] = cursor(last)
    return answer(record)
