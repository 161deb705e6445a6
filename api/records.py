"""Items of the map as they go out: their records, with the version that If-Match wants."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from network.connections.model import Item, RelationshipMap, StepLine
from network.connections.records import to_record
from network.errors import NotFound
from network.identity import ItemId

Record = dict[str, Any]
I = TypeVar("I", bound=Item)  # noqa: E741 - one letter for a type, as everywhere


def item_record(item: Item, version: int) -> Record:
    """One item."""
    return {**to_record(item), "version": version}


def item_records(items: Iterable[Item], versions: Mapping[ItemId, int]) -> list[Record]:
    """Several items."""
    return [{**to_record(item), "version": versions.get(item.id, 0)} for item in items]


def map_record(opened: RelationshipMap) -> Record:
    """A whole map without the text of its notes."""
    versions = opened.versions
    return {
        "seq": opened.seq,
        "settings": item_record(opened.settings, versions.get(opened.settings.id, 0)),
        "places": item_records(opened.places, versions),
        "connections": item_records(opened.connections, versions),
        "links": item_records(opened.links, versions),
        "photos": item_records(opened.photos, versions),
        "noted": sorted(opened.noted),
    }


def one_of_them(items: Iterable[I], item_id: str) -> I:
    """The item with an id. Raises NotFound."""
    for item in items:
        if item.id == item_id:
            return item
    raise NotFound


def step_record(step: StepLine) -> Record:
    """A step of the history."""
    record: Record = {
        "id": step.id,
        "seq": step.seq,
        "at": step.at.isoformat(),
        "what": step.what,
        "named": list(step.named),
        "count": step.count,
    }
    if step.undoes is not None:
        record["undoes"] = step.undoes
    if step.redoes is not None:
        record["redoes"] = step.redoes
    return record
