"""From what a person asks to what changes: each item before and after, in the order to apply."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from network.connections.edits import Edit, Put, Remove
from network.connections.kinds import DIRECTED, LinkKind
from network.connections.limits import check
from network.connections.model import (
    Change,
    Connection,
    Item,
    Known,
    Link,
    Note,
    Photo,
    Place,
    Settings,
)
from network.errors import AlreadyDone, ChangedMeanwhile, Invalid, NotFound
from network.identity import ItemId


class LinkedAlready(AlreadyDone):
    """These two are linked in this way already."""

    code = "linked-already"
    title = "You have linked these two in this way already."


@dataclass(frozen=True)
class Held:
    """An item as it lies in the graph, with the step that last changed it."""

    item: Item
    version: int


def points_to(item: Item) -> tuple[ItemId, ...]:
    """The other items that an item needs to be there."""
    match item:
        case Connection():
            places = tuple(known.place_id for known in item.known if known.place_id)
            return (*places, item.photo_id) if item.photo_id else places
        case Link():
            return item.a, item.b
        case Note() | Photo():
            return (item.about,)
    return ()


def wanted(edits: Sequence[Edit]) -> set[ItemId]:
    """The ids that must be looked up before the edits can be understood."""
    ids: set[ItemId] = set()
    for edit in edits:
        if isinstance(edit, Put):
            ids |= {edit.item.id, *points_to(edit.item)}
        else:
            ids.add(edit.item_id)
    return ids


def removed(edits: Sequence[Edit]) -> list[ItemId]:
    """The ids that the edits take away by name."""
    return [edit.item_id for edit in edits if isinstance(edit, Remove)]


def ends(edits: Sequence[Edit]) -> list[ItemId]:
    """The connections that the edits link: their links must be looked up, to make none twice."""
    links = (edit.item for edit in edits if isinstance(edit, Put) and isinstance(edit.item, Link))
    return sorted({link.a for link in links})


class Desk:
    """Works edits out on what is held, one after the other.

    `held` has what the edits name, what hangs on what they remove, and the links of what they link.
    """

    def __init__(self, held: Mapping[ItemId, Held], owner: ItemId) -> None:
        self._held = held
        self._owner = owner
        self._now: dict[ItemId, Item] = {id_: one.item for id_, one in held.items()}
        self._links = {
            _pair(one.item): id_ for id_, one in held.items() if isinstance(one.item, Link)
        }

    def work_out(self, edits: Sequence[Edit]) -> list[Change]:
        """The changes that the edits come to. Raises where one can't be made."""
        for edit in edits:
            if isinstance(edit, Put):
                self._put(edit)
            else:
                self._remove(edit.item_id)
        for item in self._now.values():
            self._require_ends(item)
        return self._changes()

    def _put(self, edit: Put) -> None:
        item = edit.item
        check(item)
        held = self._held.get(item.id)
        if edit.base is not None:
            self._require_base(item, held, edit.base)
        before = self._now.get(item.id)
        if isinstance(item, Settings) and item.id != self._owner:
            raise NotFound
        if before is not None and _roots(before) != _roots(item):
            raise Invalid({"about": "fixed"})
        if isinstance(item, Link):
            if self._links.setdefault(_pair(item), item.id) != item.id:
                raise LinkedAlready
            if isinstance(before, Link) and _pair(before) != _pair(item):
                self._links.pop(_pair(before), None)
        self._now[item.id] = item

    def _require_base(self, item: Item, held: Held | None, base: int) -> None:
        if held is None and not (isinstance(item, Settings) and base == 0):
            raise NotFound
        if held is not None and held.version != base:
            raise ChangedMeanwhile

    def _remove(self, item_id: ItemId) -> None:
        gone = self._now.get(item_id)
        if gone is None or isinstance(gone, Settings):
            raise NotFound
        del self._now[item_id]
        for id_, item in list(self._now.items()):
            if isinstance(item, Link | Note | Photo) and item_id in points_to(item):
                del self._now[id_]
            else:
                self._now[id_] = without(item, {item_id})

    def _require_ends(self, item: Item) -> None:
        held = self._held.get(item.id)
        if held is not None and held.item == item:
            return
        for needed in points_to(item):
            if not _fits(item, self._now.get(needed), needed):
                raise NotFound

    def _changes(self) -> list[Change]:
        changed = [
            Change(before=self._before(id_), after=item)
            for id_, item in self._now.items()
            if self._before(id_) != item
        ]
        gone = [
            Change(before=one.item, after=None)
            for id_, one in self._held.items()
            if id_ not in self._now
        ]
        return changed + gone

    def _before(self, item_id: ItemId) -> Item | None:
        held = self._held.get(item_id)
        return held.item if held else None


def without(item: Item, gone: set[ItemId]) -> Item:
    """The item, no longer pointing to what is gone. Links, notes and photos go with their ends."""
    if not isinstance(item, Connection) or gone.isdisjoint(points_to(item)):
        return item
    known = tuple(kept for kept in (_unplaced(one, gone) for one in item.known) if kept != Known())
    return replace(item, known=known, photo_id=None if item.photo_id in gone else item.photo_id)


def _unplaced(known: Known, gone: set[ItemId]) -> Known:
    return replace(known, place_id=None) if known.place_id in gone else known


def _pair(item: Item) -> tuple[str, str, str, str]:
    """Who is linked how. In the owner's own words there may be several kinds of other links."""
    if not isinstance(item, Link):
        raise TypeError
    first, second = (item.a, item.b) if item.kind in DIRECTED else sorted((item.a, item.b))
    own_words = item.words.casefold() if item.kind is LinkKind.OTHER else ""
    return first, second, item.kind, own_words


def _roots(item: Item) -> tuple[object, ...]:
    """What can't change about an item: its kind, and what it is about or between."""
    if isinstance(item, Link):
        return (Link, *sorted((item.a, item.b)))
    return type(item), *(points_to(item) if isinstance(item, Note | Photo) else ())


def _fits(item: Item, needed: Item | None, needed_id: ItemId) -> bool:
    match item:
        case Link():
            return isinstance(needed, Connection)
        case Note() | Photo():
            return isinstance(needed, Connection | Place)
        case Connection() if item.photo_id == needed_id:
            return isinstance(needed, Photo) and needed.about == item.id
    return isinstance(needed, Place)
