"""Steps: what was done to a map in one go, with every image before and after.

The history of a map is the list of its steps. Nothing in it is ever moved or taken out, except by
removing something for good.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from network.connections.changes import points_to, without
from network.connections.kinds import ItemKind
from network.connections.model import (
    KIND_OF,
    Change,
    Connection,
    Item,
    Place,
    StepLine,
)
from network.connections.records import from_record, to_record
from network.errors import Broken
from network.identity import ItemId, StepId

NAMES_KEPT = 20
Record = dict[str, Any]
Name = tuple[ItemId, str]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step. `named` goes with ids, so that a name can be taken out again.

    `owed` are ids of what was removed for good, until backups and blob store know of it too.
    """

    id: StepId
    seq: int
    at: datetime
    what: str
    changes: tuple[Change, ...]
    named: tuple[Name, ...] = ()
    undoes: int | None = None
    redoes: int | None = None
    of: str = ""
    owed: tuple[ItemId, ...] = ()

    @property
    def line(self) -> StepLine:
        """The step as the history page lists it."""
        return StepLine(
            id=self.id,
            seq=self.seq,
            at=self.at,
            what=self.what,
            named=tuple(name for _, name in self.named),
            count=len(self.changes),
            undoes=self.undoes,
            redoes=self.redoes,
            of=self.of,
        )

    @property
    def images(self) -> list[Item]:
        """Every item as it was before or after."""
        return [image for one in self.changes for image in (one.before, one.after) if image]

    @property
    def mentions(self) -> list[ItemId]:
        """The ids of every item that its images hold or point to. They are kept in the clear."""
        return sorted({id_ for image in self.images for id_ in (image.id, *points_to(image))})


def names(changes: Sequence[Change], around: Mapping[ItemId, Item]) -> tuple[Name, ...]:
    """What the changes are about, by name: the first few."""
    found: dict[ItemId, str] = {}
    images = {change.item.id: change.item for change in changes}
    for change in changes:
        if len(found) >= NAMES_KEPT:
            break
        for id_ in (change.item.id, *_whose(change.item)):
            item = images.get(id_) or around.get(id_)
            if isinstance(item, Connection):
                found[id_] = item.called
            elif isinstance(item, Place):
                found[id_] = item.name
    return tuple(found.items())


def _whose(item: Item) -> tuple[ItemId, ...]:
    return () if isinstance(item, Connection) else points_to(item)


def to_sealed(step: Step) -> Record:
    """What is sealed of a step."""
    return {
        "at": step.at.isoformat(),
        "of": step.of,
        "named": [list(name) for name in step.named],
        "changes": [_change_to_record(change) for change in step.changes],
    }


def from_sealed(row: Mapping[str, Any], record: Record) -> Step:
    """The step that a row and its opened record describe."""
    try:
        return Step(
            id=row["id"],
            seq=row["seq"],
            at=datetime.fromisoformat(record["at"]),
            what=row["what"],
            changes=tuple(_change_from_record(change) for change in record["changes"]),
            named=tuple((ItemId(id_), name) for id_, name in record["named"]),
            undoes=row["undoes"],
            redoes=row["redoes"],
            of=record.get("of", ""),
        )
    except (KeyError, TypeError, ValueError):
        raise Broken from None


def _change_to_record(change: Change) -> Record:
    return {
        "kind": KIND_OF[type(change.item)].value,
        "before": to_record(change.before) if change.before else None,
        "after": to_record(change.after) if change.after else None,
    }


def _change_from_record(record: Record) -> Change:
    kind = ItemKind(record["kind"])
    before, after = record["before"], record["after"]
    return Change(
        before=from_record(kind, before) if before else None,
        after=from_record(kind, after) if after else None,
    )


def doomed_with(item_id: ItemId, images: Iterable[Item]) -> set[ItemId]:
    """The ids of everything that goes for good with an item: what hangs on it, now or ever."""
    hanging = {
        image.id
        for image in images
        if not isinstance(image, Connection) and item_id in points_to(image)
    }
    return {item_id, *hanging}


def expunged(step: Step, gone: set[ItemId]) -> Step:
    """The step without any image or name of what is gone, and without a pointer to it."""
    kept = tuple(
        Change(
            before=without(change.before, gone) if change.before else None,
            after=without(change.after, gone) if change.after else None,
        )
        for change in step.changes
        if change.item.id not in gone
    )
    left = tuple(change for change in kept if change.before != change.after)
    named = tuple((id_, name) for id_, name in step.named if id_ not in gone)
    return replace(step, changes=left, named=named if left else ())
