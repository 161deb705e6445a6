"""Organisations as the records that are sealed, and back."""

from typing import Any

from cattrs.preconf.json import make_converter

from network.errors import Broken
from network.organisations.model import Organisation

Record = dict[str, Any]

CONVERTER = make_converter(forbid_extra_keys=True)
CLEAR = ("id", "kind", "state", "version")


def organisation_record(organisation: Organisation) -> Record:
    """What is sealed of an organisation."""
    record: Record = CONVERTER.unstructure(organisation)
    return {name: value for name, value in record.items() if name not in CLEAR}


def organisation(row: Record, record: Record) -> Organisation:
    """An organisation from its row and what was sealed of it. Raises Broken."""
    try:
        return CONVERTER.structure({**record, **{name: row[name] for name in CLEAR}}, Organisation)
    except Exception:  # noqa: BLE001 - whatever doesn't fit, its words must go no further
        raise Broken from None
