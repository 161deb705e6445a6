"""A map as it was: today's map with later steps taken back, and two days held side by side."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import TypeVar

from network.connections.model import (
    Comparison,
    Connection,
    Item,
    Link,
    Note,
    Photo,
    Place,
    RelationshipMap,
    Settings,
)
from network.connections.steps import Step
from network.identity import ItemId

T = TypeVar("T")


def end_of(day: date) -> datetime:
    """The last moment of a day."""
    return datetime.combine(day, time.max, tzinfo=UTC)


def rolled_back(whole: RelationshipMap, later: Iterable[Step], *, seq: int) -> RelationshipMap:
    """The map before the later steps, which come newest first. `whole` must have its notes."""
    items: dict[ItemId, Item] = {item.id: item for item in whole.items()}
    for step in later:
        for change in step.changes:
            if change.before is None:
                items.pop(change.item.id, None)
            else:
                items[change.item.id] = change.before
    return assembled(whole.settings.id, items.values(), seq=seq)


def assembled(owner: ItemId, items: Iterable[Item], *, seq: int) -> RelationshipMap:
    """A map of these items, in the order in which maps are opened."""
    every = list(items)
    notes = sorted(_of(Note, every), key=lambda note: note.id)
    return RelationshipMap(
        settings=next(iter(_of(Settings, every)), Settings(id=owner)),
        places=tuple(sorted(_of(Place, every), key=place_order)),
        connections=tuple(sorted(_of(Connection, every), key=name_order)),
        links=tuple(sorted(_of(Link, every), key=lambda link: link.id)),
        photos=tuple(sorted(_of(Photo, every), key=lambda photo: photo.id)),
        notes=tuple(notes),
        noted=frozenset(note.about for note in notes),
        seq=seq,
    )


def place_order(place: Place) -> tuple[int, str, str]:
    """Places in the owner's order, then by name."""
    return place.order, place.name.casefold(), place.id


def name_order(connection: Connection) -> tuple[str, str]:
    """People by what they are called."""
    return connection.called.casefold(), connection.id


def compared(then: tuple[date, RelationshipMap], now: tuple[date, RelationshipMap]) -> Comparison:
    """Who came, who went, who moved, between two days of one map."""
    before, after = then[1].connection_by_id, now[1].connection_by_id
    both = [(before[id_], one) for id_, one in after.items() if id_ in before]
    return Comparison(
        then=then[0],
        now=now[0],
        came=tuple(one for id_, one in after.items() if id_ not in before),
        went=tuple(one for id_, one in before.items() if id_ not in after),
        closer=tuple(pair for pair in both if _moved(*pair) < 0),
        further=tuple(pair for pair in both if _moved(*pair) > 0),
        changed_state=tuple(pair for pair in both if pair[0].state != pair[1].state),
        stayed=len(both),
    )


def _moved(before: Connection, after: Connection) -> int:
    return 0 if before.ring is None or after.ring is None else after.ring - before.ring


def _of(kind: type[T], items: Iterable[Item]) -> list[T]:
    return [item for item in items if isinstance(item, kind)]
