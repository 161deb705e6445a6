"""Our own archive: what goes out comes back as it was."""

import io
import json
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given, settings
from PIL import Image

from network.connections.model import (
    Connection,
    Item,
    Known,
    Link,
    Note,
    Photo,
    Place,
    RelationshipMap,
    Settings,
)
from network.errors import Invalid
from network.exchange import archive
from network.exchange.fit import fit
from network.identity import ItemId
from tests.counts import times
from tests.network.exchange.files import bring, words_of, zipped
from tests.network.exchange.maps import identity, maps

T = TypeVar("T")
NOTHING = RelationshipMap(settings=Settings(id=identity(7)))
ADA = Connection(id=identity(1), name="Ada")


def picture() -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4), (200, 30, 60)).save(out, "JPEG")
    return out.getvalue()


def damaged(**content: object) -> bytes:
    """An archive whose content says something else."""
    whole = {"format": archive.FORMAT, "version": 1, "items": []} | content
    return zipped("a.zip", {archive.FILE: json.dumps(whole).encode()}).data


def on_an_empty_map(items: tuple[Item, ...]) -> RelationshipMap:
    """What the map is after these items came to an empty one."""

    def of(kind: type[T]) -> tuple[T, ...]:
        return tuple(item for item in items if isinstance(item, kind))

    return RelationshipMap(
        settings=next(iter(of(Settings)), NOTHING.settings),
        places=of(Place),
        connections=of(Connection),
        links=of(Link),
        photos=of(Photo),
        notes=of(Note),
        noted=frozenset(note.about for note in of(Note)),
    )


@given(maps())
@settings(max_examples=times(30, prove=1000), deadline=None)
def test_an_archive_on_an_empty_map_gives_the_same_map(whole: RelationshipMap) -> None:
    items, _ = fit(archive.read(archive.write(whole, {}), "a.zip"), NOTHING)

    again = on_an_empty_map(items)

    assert again == replace(whole, settings=replace(whole.settings, id=NOTHING.settings.id))


@given(maps())
@settings(max_examples=times(30, prove=1000), deadline=None)
def test_on_a_map_that_has_these_ids_every_pointer_follows(whole: RelationshipMap) -> None:
    brought = archive.read(archive.write(whole, {}), "a.zip")

    items, _ = fit(brought, whole)

    again = on_an_empty_map(items)
    ids = {item.id for item in whole.items()}
    assert not {item.id for item in items if not isinstance(item, Settings)} & ids
    names = [{one.id: one.name for one in found.connections} for found in (whole, again)]
    assert [(names[0][link.a], names[0][link.b], link.kind) for link in whole.links] == [
        (names[1][link.a], names[1][link.b], link.kind) for link in again.links
    ]
    assert all(
        known.place_id in again.place_by_id
        for one in again.connections
        for known in one.known
        if known.place_id
    )


def test_photos_come_along() -> None:
    photo = Photo(id=identity(2), about=ADA.id, width=4, height=4)
    whole = RelationshipMap(
        settings=Settings(id=identity(9)),
        connections=(replace(ADA, photo_id=photo.id),),
        photos=(photo,),
    )

    brought = archive.read(archive.write(whole, {photo.id: picture()}), "a.zip")

    assert brought.photos == {photo.id: picture()}
    assert set(brought.items) == {replace(ADA, photo_id=photo.id), photo}


def test_a_photo_that_is_lost_is_said_and_the_person_comes() -> None:
    photo = Photo(id=identity(2), about=ADA.id)
    whole = RelationshipMap(
        settings=Settings(id=identity(9)),
        connections=(replace(ADA, photo_id=photo.id),),
        photos=(photo,),
    )

    brought = archive.read(archive.write(whole, {}), "a.zip")

    assert brought.items == (ADA,)
    assert "picture" in words_of(brought)


def test_an_archive_is_known_by_its_content() -> None:
    whole = RelationshipMap(settings=Settings(id=identity(9)), connections=(ADA,))
    file = zipped("whatever.bin", {})

    brought = bring(replace(file, data=archive.write(whole, {})))

    assert brought.report.formats == ("archive",)
    assert brought.report.people == 1


def test_the_owners_own_page_is_kept_where_the_map_has_one_already() -> None:
    mine = replace(NOTHING, settings=Settings(id=identity(7), my_name="Sam"), connections=(ADA,))
    theirs = RelationshipMap(
        settings=Settings(id=identity(9), my_name="Other", ring_names=("One",))
    )

    items, _ = fit(archive.read(archive.write(theirs, {}), "a.zip"), mine)

    assert items == ()


@pytest.mark.parametrize(
    "content",
    [
        {"format": "other"},
        {"version": 99},
        {"version": "1"},
        {"items": {}},
        {"items": [1]},
        {"items": [{"item": "unknown"}]},
        {"items": [{"item": "connection", "id": identity(1)}]},
        {"items": [{"item": "connection", "id": "../../x", "name": "Ada"}]},
        {"items": [{"item": "connection", "id": identity(1), "name": "x" * 500}]},
        {"items": [{"item": "connection", "id": identity(1), "name": "A"}] * 2},
        {"items": [{"item": "link", "id": identity(3), "a": identity(1), "b": identity(2)}]},
        {"items": [{"item": "note", "id": identity(3), "about": identity(1), "text": "x"}]},
    ],
)
def test_a_damaged_archive_is_refused_whole(content: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        archive.read(damaged(**content), "a.zip")


def test_a_place_that_is_not_there_is_refused() -> None:
    ada = replace(ADA, known=(Known(place_id=ItemId(identity(5))),))
    whole = RelationshipMap(settings=Settings(id=identity(9)), connections=(ada,))

    with pytest.raises(Invalid):
        archive.read(archive.write(whole, {}), "a.zip")
