"""What is kept of consent as plain records and back: what is not exactly right is Broken."""

from collections.abc import Callable, KeysView
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.cols import homogenous_tuple_structure_factory, is_frozenset
from cattrs.errors import ForbiddenExtraKeysError

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
    except (AttributeError, ForbiddenExtraKeysError, LookupError, TypeError, ValueError):
        raise Broken from None


def part_of_record(kind: type[T], whole: type[Any], record: Record) -> T:
    """The part of what was kept that another kind names, with the same fields.

    Raises Broken where that part is wrong, or where anything is there that the whole doesn't know.
    """
    kept = record.get("kept")
    if not isinstance(kept, dict) or not kept.keys() <= _names(whole):
        raise Broken
    part = {name: value for name, value in kept.items() if name in _names(kind)}
    return from_record(kind, {**record, "kept": part})


def _names(kind: Any) -> KeysView[str]:
    known: dict[str, Any] = kind.__dataclass_fields__
    return known.keys()


def _converter() -> Converter:
    # Without details a fault is raised as it is found: nobody is told where it was. How each part
    # is read is settled once, not at each reading: it happens while two people are locked.
    converter = Converter(
        forbid_extra_keys=True,
        detailed_validation=False,
        unstruct_collection_overrides={frozenset: sorted},
    )
    for kind in (datetime, date):
        converter.register_unstructure_hook(kind, lambda moment: moment.isoformat())
    converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    for exact in (bool, int, str):
        converter.register_structure_hook(exact, _exactly)
    converter.register_structure_hook_factory(_is_row, homogenous_tuple_structure_factory)
    converter.register_structure_hook_factory(is_frozenset, _set_of)
    return converter


def _exactly(value: Any, kind: type) -> Any:
    """The value as it is. A code, which is text or a number too, is made what it is again."""
    if type(value) is kind:
        return value
    if issubclass(kind, Enum):
        return _codes(kind)[value]
    raise TypeError


@cache
def _codes(kind: type[Enum]) -> dict[Any, Enum]:
    return {code.value: code for code in kind}


def _is_row(kind: Any) -> bool:
    """Whether it is a tuple of any length, with one kind inside."""
    return get_origin(kind) is tuple and get_args(kind)[1:] == (...,)


def _set_of(kind: Any, converter: Converter) -> Callable[[Any, Any], frozenset[Any]]:
    (inner,) = get_args(kind)
    read = converter.get_structure_hook(inner)
    return lambda values, _: frozenset([read(value, inner) for value in values])


CONVERTER = _converter()
