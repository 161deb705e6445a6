"""Who somebody says they are, as the record that is sealed, and back."""

from datetime import date
from typing import Any

from network.exactly import read
from network.organisations.records import CONVERTER
from network.people.born import BirthSaid
from network.people.model import Particulars

Record = dict[str, Any]
BIRTHS = tuple[BirthSaid, ...]


def to_record(said: Particulars) -> Record:
    """What is sealed."""
    return {
        "names": list(said.names),
        "formerNames": list(said.former_names),
        "born": said.born and said.born.isoformat(),
        "earlierNames": list(said.earlier_names),
        "earlierBirths": [born.isoformat() for born in said.earlier_births],
        "birthsSaid": CONVERTER.unstructure(said.births_said),
    }


def from_record(record: Record, version: int) -> Particulars:
    """From what was sealed."""
    return Particulars(
        names=tuple(record["names"]),
        former_names=tuple(record["formerNames"]),
        born=date.fromisoformat(record["born"]) if record["born"] else None,
        earlier_names=tuple(record["earlierNames"]),
        earlier_births=tuple(date.fromisoformat(born) for born in record["earlierBirths"]),
        births_said=read(BIRTHS, record.get("birthsSaid", [])),
        version=version,
    )
