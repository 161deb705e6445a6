"""A card, and whom it is shown to, as a record that JSON can say, and back."""

from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from network.errors import Broken
from network.identity import AssignmentId, ItemId, StaffId
from network.keys.sealing import Record
from network.story.model import Share, StoryCard, Words

NAMES = tuple(field.name for field in fields(Words))


def to_record(card: StoryCard) -> Record:
    """Everything but what stands beside it in the clear."""
    return {"words": asdict(card.words), "shares": [_kept(one) for one in card.shares]}


def from_record(card_id: str, version: int, record: Record) -> StoryCard:
    """The card that a record describes. Raises Broken where it is not what was kept."""
    try:
        return StoryCard(
            id=ItemId(card_id),
            version=version,
            words=Words(**{name: str(record["words"].get(name, "")) for name in NAMES}),
            shares=tuple(_share(one) for one in record["shares"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        raise Broken from None


def share_record(share: Share) -> Record:
    """Whom it is shown to, until when, and when they read it: as its owner takes it away."""
    return {
        "id": share.id,
        "assignment": share.assignment_id,
        "staff": share.staff_id,
        "worker": share.worker,
        "organisation": share.organisation,
        "shownAt": share.shown_at.isoformat(),
        "until": share.until.isoformat(),
        "endedAt": share.ended_at and share.ended_at.isoformat(),
        "readAt": [moment.isoformat() for moment in share.read_at],
    }


def _kept(share: Share) -> Record:
    """The same, with the answer to the quiet question, which nobody can see later."""
    return {**share_record(share), "pressed": share.pressed}


def _share(record: Any) -> Share:
    ended = record["endedAt"]
    return Share(
        id=ItemId(record["id"]),
        assignment_id=AssignmentId(record["assignment"]),
        staff_id=StaffId(record["staff"]),
        worker=str(record["worker"]),
        organisation=str(record["organisation"]),
        shown_at=datetime.fromisoformat(record["shownAt"]),
        until=datetime.fromisoformat(record["until"]),
        ended_at=datetime.fromisoformat(ended) if ended else None,
        read_at=tuple(datetime.fromisoformat(moment) for moment in record["readAt"]),
        pressed=bool(record.get("pressed")),
    )
