"""All that a person has described, as the record that is sealed, and back."""

from datetime import date, datetime
from typing import Any

from network.connections.when import When
from network.consent.kinds import Instrument, RelativeKind
from network.consent.protection import Lifted
from network.descriptions.model import Description, Descriptions, SaidOrder
from network.identity import ItemId, PersonId, ProtectionId

Record = dict[str, Any]


def to_record(kept: Descriptions) -> Record:
    """What is sealed."""
    return {
        "every": [description_record(one) for one in kept.every],
        "notToAsk": sorted(kept.not_to_ask),
    }


def from_record(record: Record, version: int) -> Descriptions:
    """From what was sealed."""
    return Descriptions(
        every=tuple(_description(one) for one in record["every"]),
        not_to_ask=frozenset(map(ItemId, record["notToAsk"])),
        version=version,
    )


def description_record(one: Description) -> Record:
    """One description, for sealing and for its owner to take away."""
    return {
        "id": one.id,
        "at": one.at.isoformat(),
        "names": list(one.names),
        "formerNames": list(one.former_names),
        "born": {
            "words": one.born.words,
            "earliest": _text(one.born.earliest),
            "latest": _text(one.born.latest),
        },
        "age": one.age,
        "relation": one.relation,
        "words": one.words,
        "connectionId": one.connection_id,
        "order": one.order and _order_record(one.order),
        "lifted": one.lifted and _lifted_record(one.lifted),
    }


def _description(record: Record) -> Description:
    born = record["born"]
    return Description(
        id=ProtectionId(record["id"]),
        at=datetime.fromisoformat(record["at"]),
        names=tuple(record["names"]),
        former_names=tuple(record["formerNames"]),
        born=When(born["words"], _day(born["earliest"]), _day(born["latest"])),
        age=record["age"],
        relation=RelativeKind(record["relation"]) if record["relation"] else None,
        words=record["words"],
        connection_id=ItemId(record["connectionId"]) if record["connectionId"] else None,
        order=_order(record["order"]) if record["order"] else None,
        lifted=_lifted(record["lifted"]) if record["lifted"] else None,
    )


def _order_record(order: SaidOrder) -> Record:
    return {
        "instrument": order.instrument,
        "issuer": order.issuer,
        "reference": order.reference,
        "expires": _text(order.expires),
    }


def _order(record: Record) -> SaidOrder:
    return SaidOrder(
        instrument=Instrument(record["instrument"]),
        issuer=record["issuer"],
        reference=record["reference"],
        expires=_day(record["expires"]),
    )


def _lifted_record(lifted: Lifted) -> Record:
    return {
        "askedAt": lifted.asked_at.isoformat(),
        "by": list(lifted.by),
        "undoneAt": lifted.undone_at and lifted.undone_at.isoformat(),
    }


def _lifted(record: Record) -> Lifted:
    undone = record["undoneAt"]
    return Lifted(
        asked_at=datetime.fromisoformat(record["askedAt"]),
        by=tuple(map(PersonId, record["by"])),
        undone_at=datetime.fromisoformat(undone) if undone else None,
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
