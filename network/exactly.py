"""Plain records read into frozen values: exactly what was kept, or Broken.

Nothing is turned into something else on the way: text that looks like a number stays text, and
what is missing, extra or of another kind breaks the record. How each kind is read is settled once,
not at each reading: much of it happens while two people are locked.
"""

from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from network.errors import Broken

T = TypeVar("T")
Read = Callable[[Any], Any]
FAULTS = (AttributeError, LookupError, TypeError, ValueError)
PLAIN = (bool, int, str)


def read(kind: type[T], value: Any) -> T:
    """What was kept. Raises Broken, and tells nobody where the fault was."""
    settled = reader(cast(Hashable, kind))
    try:
        found: T = settled(value)
    except FAULTS:
        raise Broken from None
    return found


@cache
def reader(kind: Hashable) -> Read:
    """What reads values of this kind, and raises one of FAULTS for anything else."""
    if isinstance(kind, NewType):
        return reader(kind.__supertype__)
    if is_dataclass(kind):
        return _whole(kind)
    return _several(kind) if get_args(kind) else _single(kind)


def _single(kind: Any) -> Read:
    if kind in PLAIN:
        return _plain(kind)
    if kind in (date, datetime):
        moment: Read = kind.fromisoformat
        return moment
    if issubclass(kind, Enum):
        return {code.value: code for code in kind}.__getitem__
    raise NotImplementedError(kind)


def _several(kind: Any) -> Read:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType) and inner[1:] == (NoneType,):
        return _maybe(reader(inner[0]))
    if origin is tuple and inner[1:] == (...,):
        return _row(reader(inner[0]))
    if origin is frozenset:
        return _set(reader(inner[0]))
    if origin is dict:
        return _map(*map(reader, inner))
    raise NotImplementedError(kind)


def _whole(kind: Any) -> Read:
    if hasattr(kind, "__post_init__") or hasattr(kind, "__slots__"):
        raise NotImplementedError(kind)
    hints = get_type_hints(kind)
    reads = {field.name: reader(hints[field.name]) for field in fields(kind)}
    row, every, new = tuple(reads.items()), len(reads), object.__new__

    def whole(record: Any) -> Any:
        if len(record) != every:
            # What wasn't known yet when it was kept is as if nothing had been said.
            return kind(**{name: reads[name](value) for name, value in record.items()})
        # Being frozen, it would put each field in place by a call, which is most of reading it.
        made = new(kind)
        found = made.__dict__
        for name, inner in row:
            found[name] = inner(record[name])
        return made

    return whole


def _plain(kind: type) -> Read:
    def plain(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError
        return value

    return plain


def _maybe(inner: Read) -> Read:
    return lambda value: None if value is None else inner(value)


def _row(inner: Read) -> Read:
    def row(values: Any) -> tuple[Any, ...]:
        if type(values) is not list:
            raise TypeError
        return tuple(map(inner, values)) if values else ()

    return row


def _set(inner: Read) -> Read:
    def of_each(values: Any) -> frozenset[Any]:
        if type(values) is not list:
            raise TypeError
        return frozenset(map(inner, values))

    return of_each


def _map(key: Read, inner: Read) -> Read:
    return lambda values: {key(name): inner(value) for name, value in values.items()}
