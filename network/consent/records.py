"""What is kept of consent as plain records and back: what is not exactly right is Broken."""

from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.errors import BaseValidationError

from network.errors import Broken
from network.keys.sealing import Record

FORMAT = 1
T = TypeVar("T")


def to_record(kept: Any) -> Record:
    """As JSON can say it."""
    return {"format": FORMAT, "kept": CONVERTER.unstructure(kept)}


def from_record(kind: type[T], record: Record) -> T:
    """What was kept. Raises Broken for anything that is missing, extra or of another kind."""
    if record.get("format") != FORMAT:
        raise Broken
    try:
        return CONVERTER.structure(record["kept"], kind)
    except (BaseValidationError, KeyError, TypeError, ValueError):
        raise Broken from None


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, unstruct_collection_overrides={frozenset: sorted})
    for kind in (datetime, date):
        converter.register_unstructure_hook(kind, lambda moment: moment.isoformat())
    converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    for exact in (bool, int, str):
        converter.register_structure_hook(exact, _exactly)
    return converter


def _exactly(value: Any, kind: type) -> Any:
    """The value as it is. A code, which is text or a number too, is made what it is again."""
    if issubclass(kind, Enum):
        return kind(value)
    if type(value) is not kind:
        raise TypeError
    return value


CONVERTER = _converter()
