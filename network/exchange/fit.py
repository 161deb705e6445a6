"""Making what a file brought fit the map that it comes to."""

from collections.abc import Mapping
from dataclasses import replace

from network.connections.model import (
    Connection,
    Item,
    Kept,
    Link,
    Note,
    Photo,
    Place,
    RelationshipMap,
    Settings,
)
from network.exchange.brought import Brought
from network.identity import ItemId, new_id

KEPT_LENGTH = 400_000


def fit(
    brought: Brought, onto: RelationshipMap, *, fresh_ids: bool = False
) -> tuple[tuple[Item, ...], dict[ItemId, bytes]]:
    """The items and pictures to bring in.

    Our own archive on an empty map keeps its ids, so that the map is the same as before. Where an
    id is taken, or with `fresh_ids`, every item gets a new one and all that points to it follows.
    """
    items, photos = brought.items, brought.photos
    if fresh_ids or not _all_free(items, onto):
        items, photos = _renamed(items, photos)
    settings = _settings(brought, onto)
    return ((settings, *items) if settings else items), photos


def is_empty(whole: RelationshipMap) -> bool:
    """Whether nothing has been put on a map yet."""
    return not (whole.connections or whole.places)


def _all_free(items: tuple[Item, ...], onto: RelationshipMap) -> bool:
    taken = {item.id for item in onto.items()}
    return not any(item.id in taken for item in items)


def _renamed(
    items: tuple[Item, ...], photos: Mapping[ItemId, bytes]
) -> tuple[tuple[Item, ...], dict[ItemId, bytes]]:
    ids = {item.id: ItemId(new_id()) for item in items}
    return (
        tuple(_with_ids(item, ids) for item in items),
        {ids[photo_id]: data for photo_id, data in photos.items() if photo_id in ids},
    )


def _with_ids(item: Item, ids: Mapping[ItemId, ItemId]) -> Item:
    match item:
        case Link():
            return replace(item, id=ids[item.id], a=ids[item.a], b=ids[item.b])
        case Note() | Photo():
            return replace(item, id=ids[item.id], about=ids[item.about])
        case Connection():
            known = tuple(
                replace(one, place_id=ids.get(one.place_id)) if one.place_id else one
                for one in item.known
            )
            photo_id = ids.get(item.photo_id) if item.photo_id else None
            return replace(item, id=ids[item.id], known=known, photo_id=photo_id)
        case Place() | Settings():
            return replace(item, id=ids[item.id])


def _settings(brought: Brought, onto: RelationshipMap) -> Settings | None:
    """The owner's own page, with what the file says of them; None where nothing changes."""
    mine = onto.settings
    theirs = brought.settings
    if theirs is not None and is_empty(onto) and mine == Settings(id=mine.id):
        mine = replace(theirs, id=mine.id)
    elif theirs is not None:
        mine = replace(
            mine,
            my_name=mine.my_name or theirs.my_name,
            born=mine.born or theirs.born,
            kept=_more(mine.kept, theirs.kept),
        )
    mine = replace(mine, kept=_more(mine.kept, brought.about_me))
    return mine if mine != onto.settings else None


def _more(kept: tuple[Kept, ...], more: tuple[Kept, ...]) -> tuple[Kept, ...]:
    """What was kept, and what comes that was not, as long as there is room."""
    length = sum(len(one.text) for one in kept)
    found = list(kept)
    for one in more:
        if one in kept:
            continue
        length += len(one.text)
        if length > KEPT_LENGTH:
            break
        found.append(one)
    return tuple(found)
