"""What is kept of consent as plain records and back: what is not exactly right is Broken."""

from collections.abc import KeysView
from datetime import date, datetime
from typing import Any, TypeVar

from cattrs import Converter

from network.errors import Broken
from network.exactly import read
from network.keys.sealing import Record

FORMAT = 1
T = TypeVar("T")


def to_record(kept: Any) -> Record:
    """As JSON can say it."""
    return {"format": FORMAT, "kept": CONVERTER.unstructure(kept)}


def from_record(kind: type[T], record: Record) -> T:
    """What was kept. Raises Broken for anything that is missing, extra or of another kind."""
    return read(kind, _kept(record))


def part_of_record(kind: type[T], whole: type[Any], record: Record) -> T:
    """The part of what was kept that another kind names, with the same fields.

    Raises Broken where that part is wrong, or where anything is there that the whole doesn't know.
    """
    kept = _kept(record)
    if not isinstance(kept, dict) or not kept.keys() <= _names(whole):
        raise Broken
    return read(kind, {name: kept[name] for name in _names(kind) if name in kept})


def _kept(record: Record) -> Any:
    if record.get("format") != FORMAT:
        raise Broken
    return record.get("kept")


def _names(kind: Any) -> KeysView[str]:
    known: dict[str, Any] = kind.__dataclass_fields__
    return known.keys()


def _converter() -> Converter:
    """Writes alone: `network.exactly` reads."""
    converter = Converter(unstruct_collection_overrides={frozenset: sorted})
    for kind in (datetime, date):
        converter.register_unstructure_hook(kind, lambda moment: moment.isoformat())
    return converter


CONVERTER = _converter()
