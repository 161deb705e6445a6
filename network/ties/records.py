"""Codes, answers and sides of ties as the records that are sealed, and back."""

from collections.abc import Mapping
from typing import Any, TypeVar

from network.errors import Broken
from network.keys.sealing import Record
from network.organisations.records import CONVERTER

T = TypeVar("T")


def to_record(kept: Any, *, without: Mapping[str, str]) -> Record:
    """What is sealed: all but what the row says."""
    record: Record = CONVERTER.unstructure(kept)
    return {name: value for name, value in record.items() if name not in without}


def from_record(kind: type[T], record: Record, named: Record) -> T:
    """From what was sealed and what the row says. Raises Broken."""
    try:
        return CONVERTER.structure({**record, **named}, kind)
    except Exception:  # noqa: BLE001 - whatever doesn't fit, its words must go no further
        raise Broken from None
