"""Items as records that JSON can say, for sealing, for the archive and for the API.

What was never said is left out. Reading forgives: unknown keys are passed over, unknown values of
closed sets count as not said, so that an older service reads what a newer one wrote.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar, cast

from network.connections import kinds
from network.connections.kinds import ItemKind
from network.connections.model import (
    KIND_OF,
    Connection,
    Item,
    Kept,
    Known,
    Link,
    MarkedDate,
    Note,
    Photo,
    Place,
    Settings,
)
from network.connections.when import When
from network.errors import Broken

Record = dict[str, Any]
Read = Callable[[Any], Any]
E = TypeVar("E", bound=StrEnum)

CLASS_OF: dict[ItemKind, type] = {kind: item_class for item_class, kind in KIND_OF.items()}


class _Unsaid(Exception):
    """A value that can't be understood: the field counts as not said."""


def to_record(item: Item) -> Record:
    """The item as a record; `from_record` makes an equal item of it."""
    return _written(item)


def from_record(kind: ItemKind, record: Mapping[str, Any]) -> Item:
    """The item that a record describes. Raises Broken where what it can't be without is missing."""
    return cast(Item, _read(CLASS_OF[kind], record))


def when_to_record(when: When) -> Record:
    """An imprecise date as a record."""
    bounds = {"earliest": when.earliest, "latest": when.latest}
    return {"words": when.words} | {
        name: day.isoformat() for name, day in bounds.items() if day is not None
    }


def when_from_record(record: Any) -> When:
    """The imprecise date that a record describes."""
    if not isinstance(record, dict):
        raise _Unsaid
    earliest, latest = record.get("earliest"), record.get("latest")
    try:
        return When(
            str(record.get("words", "")),
            date.fromisoformat(earliest) if earliest else None,
            date.fromisoformat(latest) if latest else None,
        )
    except (TypeError, ValueError):
        return When(str(record.get("words", "")))


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(other.capitalize() for other in others)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _Unsaid
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _Unsaid
    return value


def _number(value: Any) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise _Unsaid
    return float(value)


def _yes_no(value: Any) -> bool:
    return value is True


def _one_of(enum: type[E]) -> Read:
    members = {member.value: member for member in enum}

    def read(value: Any) -> E:
        member = members.get(value) if isinstance(value, str) else None
        if member is None:
            raise _Unsaid
        return member

    return read


def _several(one: Read) -> Read:
    def read(values: Any) -> tuple[Any, ...]:
        if not isinstance(values, list):
            raise _Unsaid
        return tuple(found for value in values for found in _if_said(one, value))

    return read


def _if_said(one: Read, value: Any) -> tuple[Any, ...]:
    try:
        return (one(value),)
    except _Unsaid:
        return ()


def _part(part: type) -> Read:
    def read(record: Any) -> Any:
        if not isinstance(record, dict):
            raise _Unsaid
        return _read(part, record)

    return read


READERS: dict[type, dict[str, Read]] = {
    Kept: {"source": _text, "name": _text, "text": _text},
    Known: {
        "place_id": _text,
        "since": when_from_record,
        "until": when_from_record,
        "words": _text,
    },
    MarkedDate: {"what": _text, "when": when_from_record, "wish": _one_of(kinds.DateWish)},
}
READERS |= {
    Connection: {
        "id": _text,
        "name": _text,
        "nickname": _text,
        "kind": _one_of(kinds.Kind),
        "kind_words": _text,
        "kin_by": _one_of(kinds.KinBy),
        "ring": _whole,
        "state": _one_of(kinds.State),
        "feeling": _one_of(kinds.Feeling),
        "loves_me": _yes_no,
        "certainty": _one_of(kinds.Certainty),
        "told_by": _text,
        "paid": _one_of(kinds.Paid),
        "does_for_me": _several(_one_of(kinds.Support)),
        "i_do": _several(_one_of(kinds.Support)),
        "known": _several(_part(Known)),
        "last_in_touch": when_from_record,
        "remembered": _yes_no,
        "died": when_from_record,
        "born": when_from_record,
        "dates": _several(_part(MarkedDate)),
        "groups": _several(_text),
        "photo_id": _text,
        "angle": _number,
        "kept": _several(_part(Kept)),
        "private": _yes_no,
    },
    Place: {
        "id": _text,
        "name": _text,
        "kind": _one_of(kinds.PlaceKind),
        "area": _text,
        "came": when_from_record,
        "left": when_from_record,
        "feeling": _one_of(kinds.Feeling),
        "certainty": _one_of(kinds.Certainty),
        "words": _text,
        "order": _whole,
        "kept": _several(_part(Kept)),
    },
    Link: {
        "id": _text,
        "a": _text,
        "b": _text,
        "kind": _one_of(kinds.LinkKind),
        "kin_by": _one_of(kinds.KinBy),
        "words": _text,
        "certainty": _one_of(kinds.Certainty),
        "since": when_from_record,
        "until": when_from_record,
        "kept": _several(_part(Kept)),
    },
    Note: {"id": _text, "about": _text, "text": _text, "written": when_from_record},
    Photo: {"id": _text, "about": _text, "caption": _text, "width": _whole, "height": _whole},
    Settings: {
        "id": _text,
        "my_name": _text,
        "born": when_from_record,
        "ring_names": _several(_text),
        "kept": _several(_part(Kept)),
    },
}
BY_KEY = {
    described: {_camel(name): (name, read) for name, read in readers.items()}
    for described, readers in READERS.items()
}
NEEDED: dict[type, frozenset[str]] = {
    described: frozenset(field.name for field in fields(described) if field.default is MISSING)
    for described in READERS
}
SAID: dict[type, dict[str, Any]] = {
    described: {
        field.name: field.default for field in fields(described) if field.default is not MISSING
    }
    for described in READERS
}
UNSAID: dict[type, list[tuple[str, str, Any]]] = {
    described: [(field.name, _camel(field.name), field.default) for field in fields(described)]
    for described in READERS
}


def _read(described: type, record: Mapping[str, Any]) -> Any:
    readers = BY_KEY[described]
    values = SAID[described].copy()
    for key, value in record.items():
        found = readers.get(key)
        if found is not None:
            name, read = found
            try:
                values[name] = read(value)
            except _Unsaid:
                continue
    if not NEEDED[described] <= values.keys():
        raise Broken
    # Opening a map makes hundreds of these: a frozen dataclass takes four times as long to
    # set its fields one by one.
    made: Any = object.__new__(described)
    made.__dict__.update(values)
    return made


def _written(item: Any) -> Record:
    record: Record = {}
    for name, key, default in UNSAID[type(item)]:
        value = getattr(item, name)
        if value != default:
            record[key] = _plain(value)
    return record


def _plain(value: Any) -> Any:
    if isinstance(value, When):
        return when_to_record(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, StrEnum):
        return value.value
    return _written(value) if type(value) in UNSAID else value
