"""A picture that nothing points to goes, a day after; every other one stays."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from network.blobs.folder import FolderBlobs
from network.clock import FrozenClock
from network.connections.edits import Remove
from network.connections.orphans import Orphans
from network.connections.photos import made_anew
from network.connections.pictures import Pictures
from network.identity import ItemId, new_id
from network.keys.sealing import Sealer
from network.keys.sqlite import SqliteKeys
from tests.conftest import MOMENT
from tests.graphs import RollbackGraph
from tests.maps import Owner, a_step, somebody
from tests.network.connections.test_photos import a_file


@pytest.fixture
def orphans(
    graph: RollbackGraph, keys: SqliteKeys, blobs: FolderBlobs, clock: FrozenClock
) -> Orphans:
    return Orphans(graph=graph, keys=keys, blobs=blobs, clock=clock)


def aged(blobs: FolderBlobs, blob_id: str, age: timedelta) -> None:
    """Let a picture have been put so long ago."""
    moment = (MOMENT - age).timestamp()
    [path] = Path(blobs.folder).rglob(blob_id)
    os.utime(path, (moment, moment))


def left_behind(owner: Owner, blobs: FolderBlobs, sealer: Sealer, age: timedelta) -> str:
    """A picture whose photo was never kept, since the process stopped in between."""
    photo_id = ItemId(new_id())
    Pictures(sealer=sealer, blobs=blobs).keep(owner.actor.person_id, photo_id, made_anew(a_file()))
    aged(blobs, photo_id, age)
    return photo_id


def test_a_picture_without_a_photo_goes_a_day_later(
    owner: Owner, blobs: FolderBlobs, sealer: Sealer, orphans: Orphans
) -> None:
    old = left_behind(owner, blobs, sealer, timedelta(hours=25))
    fresh = left_behind(owner, blobs, sealer, timedelta(hours=23))

    assert orphans.sweep() == 1

    assert old not in blobs.ids()
    assert fresh in blobs.ids()


def test_a_photo_on_a_map_stays(owner: Owner, blobs: FolderBlobs, orphans: Orphans) -> None:
    ada = somebody()
    owner.put(ada)
    photo = owner.maps.add_photo(owner.actor, a_step(), ada.id, a_file())
    aged(blobs, photo.id, timedelta(days=400))

    assert orphans.sweep() == 0

    assert owner.maps.photo(owner.actor, photo.id)


def test_a_photo_that_undo_could_bring_back_stays(
    owner: Owner, blobs: FolderBlobs, orphans: Orphans
) -> None:
    ada = somebody()
    owner.put(ada)
    photo = owner.maps.add_photo(owner.actor, a_step(), ada.id, a_file())
    owner.change(Remove(photo.id))
    aged(blobs, photo.id, timedelta(days=400))

    assert orphans.sweep() == 0
    owner.undo()

    assert owner.maps.photo(owner.actor, photo.id)


def test_a_picture_of_nobody_known_is_left_for_a_human_to_look_at(
    blobs: FolderBlobs, orphans: Orphans
) -> None:
    stray = new_id()
    blobs.put(stray, b"\x01" * 99)
    aged(blobs, stray, timedelta(days=400))

    assert orphans.sweep() == 0
    assert stray in blobs.ids()
