"""Dates said as ages ("when I was 6") are read again when the owner says when they were born."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

from network.connections.edits import Put
from network.connections.model import Item, RelationshipMap, Settings
from network.connections.when import When, read


def read_again(opened: RelationshipMap, born: When) -> Iterator[Put]:
    """What changes on a map when its owner's date of birth does."""
    for item in opened.items():
        if isinstance(item, Settings):
            continue
        changed = with_ages(item, born.earliest)
        if changed != item:
            yield Put(changed, opened.versions.get(item.id))


def with_ages(item: Item, born: date | None) -> Item:
    """The item, every date of it read from its words again."""
    again: Item = _read_again(item, born)
    return again


def _read_again(part: Any, born: date | None) -> Any:
    changes: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if isinstance(value, When):
            changes[field.name] = _bounded(value, born)
        elif isinstance(value, tuple) and value and hasattr(value[0], "__dataclass_fields__"):
            changes[field.name] = tuple(_read_again(one, born) for one in value)
    return replace(part, **changes) if changes else part


def _bounded(when: When, born: date | None) -> When:
    """Bounds that came from somewhere else, such as an import, stay where words give none."""
    again = read(when.words, born=born)
    return again if again.earliest or again.latest else when
