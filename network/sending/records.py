"""How somebody may be reached, as the record that is sealed, and back."""

from typing import Any

from network.errors import Broken
from network.organisations.records import CONVERTER
from network.sending.model import Reach, SafeContact

Record = dict[str, Any]


def to_record(reach: Reach) -> Record:
    """What is sealed."""
    record: Record = CONVERTER.unstructure(reach)
    return record


def from_record(record: Record) -> Reach:
    """From what was sealed. Raises Broken where it doesn't fit."""
    try:
        return CONVERTER.structure(record, Reach)
    except Exception:  # noqa: BLE001 - whatever doesn't fit, its words must go no further
        raise Broken from None


def safe_record(safe: SafeContact) -> Record:
    """What somebody says of one way to reach them."""
    record: Record = CONVERTER.unstructure(safe)
    return record


def everything(reach: Reach) -> Record:
    """What is kept about reaching somebody, for them to take away."""
    return {
        "neverWriteToMe": reach.never,
        "ways": [
            {
                "kind": one.kind,
                "address": one.address,
                "addedAt": one.added_at.isoformat(),
                "confirmedAt": one.confirmed_at and one.confirmed_at.isoformat(),
                "notWorkingSince": one.not_working_at and one.not_working_at.isoformat(),
                "lastWrittenAt": one.written_at and one.written_at.isoformat(),
                **safe_record(one.safe),
            }
            for one in reach.points
        ],
        "waitingToLeave": [
            {"kind": one.kind, "since": one.made_at.isoformat()} for one in reach.tray.notices
        ],
        "sentLately": [one.at.isoformat() for one in reach.tray.digests],
    }
