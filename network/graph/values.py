"""Stored values as JSON and back, without loss: for exports and backups."""

import base64
from collections.abc import Callable
from typing import Any

from neo4j.time import Date, DateTime, Duration, Time

from network.errors import Broken

PLAIN = (str, bool, int, float, type(None))
BYTES, LIST = "b", "l"
TIMES: dict[str, tuple[type, Callable[[str], object]]] = {
    "dateTime": (DateTime, DateTime.from_iso_format),
    "date": (Date, Date.from_iso_format),
    "time": (Time, Time.from_iso_format),
    "duration": (Duration, Duration.from_iso_format),
}


def to_json(value: object) -> Any:
    """A value that JSON can say. Raises Broken for a type that nobody here stores."""
    if isinstance(value, (bytes, bytearray)):
        return {BYTES: base64.b64encode(value).decode("ascii")}
    if isinstance(value, list):
        return {LIST: [to_json(item) for item in value]}
    if isinstance(value, PLAIN):
        return value
    for name, (type_, _) in TIMES.items():
        if isinstance(value, type_):
            return {name: value.iso_format()}  # type: ignore[attr-defined]
    raise Broken


def from_json(value: Any) -> object:
    """The value that `to_json` was given."""
    if not isinstance(value, dict):
        return value
    ((name, inner),) = value.items()
    if name == BYTES:
        return base64.b64decode(inner)
    if name == LIST:
        return [from_json(item) for item in inner]
    return TIMES[name][1](inner)
