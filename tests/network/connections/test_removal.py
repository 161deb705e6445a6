"""Removing for good: neither image nor name remains, and no picture."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image

from network.blobs.folder import FolderBlobs
from network.clock import FrozenClock
from network.connections.edits import Remove
from network.connections.model import Known
from network.connections.sealed import STEP
from network.errors import NotFound, Unavailable, WrongMoment
from network.keys.sealing import Sealer
from tests.graphs import RollbackGraph
from tests.maps import Owner, a_link, a_note, a_step, somebody, somewhere


class Written:
    """A journal for one test."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, tuple[str, ...]]] = []

    def removed(self, person_id: str, item_ids: Sequence[str]) -> None:
        self.lines.append((person_id, tuple(item_ids)))


class Failing:
    """A journal whose disk is full."""

    def removed(self, person_id: str, item_ids: Sequence[str]) -> None:
        raise Unavailable


def everything_kept(owner: Owner, graph: RollbackGraph, sealer: Sealer) -> str:
    """Every step of a person, opened."""
    rows = graph.cypher(
        "MATCH (:Person {id: $id})-[:TOOK]->(step) RETURN properties(step) AS step",
        id=owner.actor.person_id,
    )
    opened = [
        sealer.open(
            owner.actor.person_id,
            record_id=row["step"]["id"],
            kind=STEP,
            sealed=row["step"]["sealed"],
        )
        for row in rows
    ]
    clear = [{**row["step"], "sealed": None} for row in rows]
    return repr((opened, clear))


def a_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "green").save(out, "PNG")
    return out.getvalue()


def test_neither_image_nor_name_of_a_person_remains(
    owner: Owner, graph: RollbackGraph, sealer: Sealer
) -> None:
    ada, sam = somebody("Canary Ada"), somebody("Sam")
    link = a_link(ada, sam, words="Canary words")
    owner.put(ada, sam, link)
    owner.put(replace(ada, name="Canary Ada Two"), a_note(ada, "Canary note"))
    owner.change(Remove(link.id))
    owner.change(Remove(ada.id))
    owner.undo()

    owner.maps.remove_for_good(owner.actor, a_step(), ada.id)

    found = everything_kept(owner, graph, sealer)
    assert "Canary" not in found
    assert "Sam" in found
    assert owner.names == ["Sam"]


def test_what_was_only_in_the_past_can_be_removed_for_good(
    owner: Owner, graph: RollbackGraph, sealer: Sealer
) -> None:
    ada = somebody("Canary Ada")
    owner.put(ada)
    owner.change(Remove(ada.id))

    owner.maps.remove_for_good(owner.actor, a_step(), ada.id)

    assert "Canary" not in everything_kept(owner, graph, sealer)
    with pytest.raises(WrongMoment):
        owner.undo()


def test_undo_goes_past_what_was_removed_for_good(owner: Owner) -> None:
    ada, sam = somebody("Ada"), somebody("Sam")
    owner.put(sam)
    owner.put(ada, replace(sam, ring=1))
    owner.put(replace(ada, ring=2))

    owner.maps.remove_for_good(owner.actor, a_step(), ada.id)
    owner.undo()

    assert owner.map.connections == (sam,)


def test_removing_for_good_leaves_what_can_be_done_again(owner: Owner) -> None:
    ada, sam = somebody("Ada"), somebody("Sam")
    owner.put(sam)
    owner.put(ada)
    owner.undo()

    owner.maps.remove_for_good(owner.actor, a_step(), sam.id)
    owner.redo()

    assert owner.names == ["Ada"]


def test_a_day_before_shows_nothing_of_it(owner: Owner, clock: FrozenClock) -> None:
    home = somewhere("Canary House")
    ada = somebody("Ada", known=(Known(place_id=home.id), Known(place_id=home.id, words="1999")))
    owner.put(home, ada)
    day = clock.now().date()
    clock.move(timedelta(days=3))

    owner.maps.remove_for_good(owner.actor, a_step(), home.id)

    then = owner.maps.as_on(owner.actor, day)
    assert (then.places, then.connections) == ((), owner.map.connections)
    assert then.connections == (replace(ada, known=(Known(words="1999"),)),)


def test_a_note_goes_and_its_person_stays(
    owner: Owner, graph: RollbackGraph, sealer: Sealer
) -> None:
    ada = somebody("Ada")
    note = a_note(ada, "Canary")
    owner.put(ada, note)

    owner.maps.remove_for_good(owner.actor, a_step(), note.id)

    assert "Canary" not in everything_kept(owner, graph, sealer)
    assert (owner.map.connections, owner.map.notes) == ((ada,), ())


def test_the_pictures_go_too_and_backups_are_told(
    owner: Owner, graph: RollbackGraph, blobs: FolderBlobs
) -> None:
    written = Written()
    maps = replace(owner.maps, journal=written)
    ada = somebody("Ada")
    owner.put(ada)
    photo = maps.add_photo(owner.actor, a_step(), ada.id, a_picture())
    owner.change(Remove(photo.id))
    assert list(blobs.ids()) == [photo.id]

    maps.remove_for_good(owner.actor, a_step(), ada.id)

    assert list(blobs.ids()) == []
    assert written.lines == [(owner.actor.person_id, tuple(sorted((ada.id, photo.id))))]


def test_a_removal_that_was_cut_short_is_finished_later(owner: Owner, blobs: FolderBlobs) -> None:
    ada = somebody("Ada")
    owner.put(ada)
    photo = owner.maps.add_photo(owner.actor, a_step(), ada.id, a_picture())
    with pytest.raises(Unavailable):
        replace(owner.maps, journal=Failing()).remove_for_good(owner.actor, a_step(), ada.id)
    assert list(blobs.ids()) == [photo.id]

    settled = replace(owner.maps, journal=Written()).settle_removals()

    assert settled >= 1
    assert list(blobs.ids()) == []
    assert owner.maps.settle_removals() == 0


def test_removed_twice_is_removed_once(owner: Owner) -> None:
    ada, step = somebody("Ada"), a_step()
    owner.put(ada)
    owner.maps.remove_for_good(owner.actor, step, ada.id)

    owner.maps.remove_for_good(owner.actor, step, ada.id)

    assert owner.map.seq == 2


def test_a_repeated_step_does_not_bring_back_what_was_removed_for_good(owner: Owner) -> None:
    from network.connections.edits import Put

    step, ada = a_step(), somebody("Ada")
    owner.maps.change(owner.actor, step, "add_connection", [Put(ada)])
    owner.maps.remove_for_good(owner.actor, a_step(), ada.id)

    assert owner.maps.change(owner.actor, step, "add_connection", [Put(ada)]) == 1
    assert owner.names == []


def test_what_was_never_there_is_not_found(owner: Owner) -> None:
    with pytest.raises(NotFound):
        owner.maps.remove_for_good(owner.actor, a_step(), somebody().id)
