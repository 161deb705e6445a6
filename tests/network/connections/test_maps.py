"""The map: opened, changed, taken back; each promise by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from network.actor import Actor
from network.clock import FrozenClock
from network.connections.changes import LinkedAlready
from network.connections.edits import Put, Remove
from network.connections.kinds import Kind, LinkKind, State
from network.connections.model import Known, Note, Settings
from network.connections.use_cases import Maps
from network.errors import (
    ChangedMeanwhile,
    Invalid,
    NotFound,
    OperationReused,
    WrongMoment,
)
from network.identity import ItemId, PersonId, new_id
from tests.graphs import RollbackGraph
from tests.maps import (
    Owner,
    a_link,
    a_note,
    a_photo,
    a_step,
    an_id,
    key_worker,
    somebody,
    somewhere,
)


def test_an_empty_map_opens(owner: Owner) -> None:
    opened = owner.maps.open(owner.actor)

    assert opened.settings == Settings(id=ItemId(owner.actor.person_id))
    assert (opened.connections, opened.seq) == ((), 0)


def test_nobody_has_no_map(maps: Maps) -> None:
    with pytest.raises(NotFound):
        maps.open(Actor(person_id=PersonId(new_id())))


def test_what_was_put_there_is_there(owner: Owner) -> None:
    home = somewhere()
    ada, sam = key_worker(at=home), somebody("Sam")
    link, note = a_link(ada, sam), a_note(ada)
    settings = Settings(id=ItemId(owner.actor.person_id), my_name="Jo", ring_names=("Near", "Far"))

    owner.put(home, ada, sam, link, note, settings)

    found = owner.map
    assert (found.settings, found.places, found.connections) == (settings, (home,), (ada, sam))
    assert (found.links, found.notes, found.noted) == ((link,), (note,), frozenset({ada.id}))
    assert set(found.versions.values()) == {1}


def test_the_text_of_notes_is_read_only_when_asked_for(owner: Owner) -> None:
    ada = somebody()
    note = a_note(ada)
    owner.put(ada, note)

    assert owner.maps.open(owner.actor).notes == ()
    assert owner.maps.notes(owner.actor, ada.id) == (note,)


def test_only_what_changed_gets_a_new_version(owner: Owner) -> None:
    ada, sam = somebody("Ada"), somebody("Sam")
    owner.put(ada, sam)

    owner.put(replace(ada, ring=1), sam)

    versions = owner.map.versions
    assert (versions[ada.id], versions[sam.id]) == (2, 1)


def test_a_change_of_nothing_is_no_step(owner: Owner) -> None:
    ada = somebody()
    owner.put(ada)

    assert owner.put(ada) == 1
    assert len(owner.maps.steps(owner.actor)) == 1


def test_the_same_step_twice_is_one(owner: Owner) -> None:
    step, ada = a_step(), somebody()

    first = owner.maps.change(owner.actor, step, "add_connection", [Put(ada)])
    owner.put(somebody("Sam"))
    again = owner.maps.change(owner.actor, step, "add_connection", [Put(ada)])

    assert first == again == 1
    assert owner.names == ["Ada", "Sam"]


def test_a_step_id_used_for_something_else_is_refused(owner: Owner) -> None:
    step = a_step()
    owner.maps.change(owner.actor, step, "add_connection", [Put(somebody())])

    with pytest.raises(OperationReused):
        owner.maps.change(owner.actor, step, "add_connection", [Put(somebody())])


def test_a_step_id_has_its_form(owner: Owner) -> None:
    with pytest.raises(Invalid):
        owner.maps.change(owner.actor, "../1", "add_connection", [Put(somebody())])  # type: ignore[arg-type]


def test_an_edit_from_an_old_page_is_noticed(owner: Owner) -> None:
    ada = somebody()
    seen = owner.put(ada)
    owner.change(Put(replace(ada, ring=1), seen))

    with pytest.raises(ChangedMeanwhile):
        owner.change(Put(replace(ada, ring=2), seen))

    assert owner.map.connections[0].ring == 1


def test_an_edit_of_what_is_gone_is_noticed(owner: Owner) -> None:
    ada = somebody()
    seen = owner.put(ada)
    owner.change(Remove(ada.id))

    with pytest.raises(NotFound):
        owner.change(Put(replace(ada, ring=2), seen))


def test_who_goes_takes_links_notes_and_photos_along(owner: Owner) -> None:
    ada, sam = somebody("Ada"), somebody("Sam")
    owner.put(ada, sam, a_link(ada, sam), a_note(ada), a_photo(ada))

    owner.change(Remove(ada.id))

    found = owner.map
    assert (found.connections, found.links, found.notes, found.photos) == ((sam,), (), (), ())


def test_a_place_that_goes_leaves_its_people(owner: Owner) -> None:
    home = somewhere()
    ada = somebody(
        "Ada", known=(Known(place_id=home.id), Known(place_id=home.id, words="upstairs"))
    )
    owner.put(home, ada)

    owner.change(Remove(home.id))

    assert owner.map.connections == (replace(ada, known=(Known(words="upstairs"),)),)
    owner.undo()
    assert (owner.map.places, owner.map.connections) == ((home,), (ada,))


def test_a_photo_that_goes_is_no_longer_shown(owner: Owner) -> None:
    ada = somebody()
    photo = a_photo(ada)
    owner.put(ada)
    owner.put(photo, replace(ada, photo_id=photo.id))

    owner.change(Remove(photo.id))

    assert owner.map.connections == (ada,)


@pytest.mark.parametrize(
    "wrong",
    [
        somebody(""),
        somebody("   "),
        somebody("A" * 121),
        somebody(ring=6),
        somebody(ring=0),
        somebody(angle=float("nan")),
        somebody(groups=tuple(str(number) for number in range(13))),
        somebody(kind_words="a" * 401),
        replace(somebody(), id=ItemId("1")),
    ],
)
def test_what_no_page_could_show_is_refused(owner: Owner, wrong: object) -> None:
    with pytest.raises(Invalid):
        owner.put(wrong)  # type: ignore[arg-type]


def test_nothing_points_to_what_is_not_there(owner: Owner) -> None:
    ada = somebody()
    owner.put(ada)

    for item in (
        a_link(ada, somebody()),
        replace(ada, known=(Known(place_id=an_id()),)),
        replace(ada, photo_id=an_id()),
        Note(id=an_id(), about=an_id(), text="Hello"),
    ):
        with pytest.raises(NotFound):
            owner.put(item)


def test_two_people_are_linked_once_for_each_kind(owner: Owner) -> None:
    ada, sam = somebody("Ada"), somebody("Sam")
    owner.put(ada, sam, a_link(ada, sam))

    owner.put(a_link(ada, sam, kind=LinkKind.FRIENDS))
    with pytest.raises(LinkedAlready):
        owner.put(a_link(sam, ada))

    assert len(owner.map.links) == 2


def test_a_note_stays_about_whom_it_was_about(owner: Owner) -> None:
    ada, sam = somebody("Ada"), somebody("Sam")
    note = a_note(ada)
    owner.put(ada, sam, note)

    with pytest.raises(Invalid):
        owner.put(replace(note, about=sam.id))


def test_undo_and_redo_go_back_and_forth(owner: Owner) -> None:
    ada = somebody()
    owner.put(ada)
    owner.put(replace(ada, ring=2))

    seen = [owner.map.connections]
    for act in (owner.undo, owner.undo, owner.redo, owner.redo):
        act()
        seen.append(owner.map.connections)

    last = (replace(ada, ring=2),)
    assert seen == [last, (ada,), (), (ada,), last]


def test_an_undo_sent_twice_goes_back_once(owner: Owner) -> None:
    owner.put(somebody("Ada"))
    owner.put(somebody("Sam"))
    step = a_step()

    first = owner.maps.undo(owner.actor, step)
    again = owner.maps.undo(owner.actor, step)

    assert first == again
    assert owner.names == ["Ada"]


def test_a_new_step_ends_what_could_be_done_again(owner: Owner) -> None:
    owner.put(somebody("Ada"))
    owner.undo()
    owner.put(somebody("Sam"))

    with pytest.raises(WrongMoment):
        owner.redo()


def test_there_is_nothing_to_undo_on_a_new_map(owner: Owner) -> None:
    with pytest.raises(WrongMoment):
        owner.undo()


def test_a_hundred_steps_can_be_taken_back(owner: Owner) -> None:
    ada = somebody()
    for ring in range(103):
        owner.put(replace(ada, ring=1 + ring % 5))

    for _ in range(100):
        owner.undo()

    assert owner.map.connections == (replace(ada, ring=3),)
    with pytest.raises(WrongMoment):
        owner.undo()


def test_one_undo_takes_an_import_back(owner: Owner) -> None:
    owner.put(somebody("Ada"))
    brought = [somebody(f"Person {number}") for number in range(300)]
    links = [a_link(brought[0], one) for one in brought[1:]]

    owner.maps.bring_in(owner.actor, a_step(), [*brought, *links], {})
    assert len(owner.map.connections) == 301
    owner.undo()

    assert owner.names == ["Ada"]


def test_the_history_says_what_was_done_by_name(owner: Owner, clock: FrozenClock) -> None:
    ada, sam = somebody("Adelaide", nickname="Ada"), somebody("Sam")
    owner.put(ada, sam, what="add_connection")
    clock.move(timedelta(minutes=5))
    owner.put(a_note(ada), what="add_note")
    owner.change(Remove(ada.id), what="remove_connection")
    owner.undo()

    lines = owner.maps.steps(owner.actor)

    assert [(line.what, line.named, line.of) for line in lines] == [
        ("undo", ("Ada",), "remove_connection"),
        ("remove_connection", ("Ada",), ""),
        ("add_note", ("Ada",), ""),
        ("add_connection", ("Ada", "Sam"), ""),
    ]
    assert lines[0].at - lines[-1].at == timedelta(minutes=5)
    assert [line.seq for line in owner.maps.steps(owner.actor, before=3, limit=1)] == [2]


def test_a_map_as_on_a_day_is_as_it_was_then(owner: Owner, clock: FrozenClock) -> None:
    ada, sam = somebody("Ada", ring=3), somebody("Sam", ring=1)
    owner.put(ada, sam)
    first = clock.now().date()
    clock.move(timedelta(days=10))
    owner.put(replace(ada, ring=1, state=State.IN_TOUCH), a_note(ada))
    owner.change(Remove(sam.id))
    second = clock.now().date()

    then = owner.maps.as_on(owner.actor, first + timedelta(days=9))
    assert (then.connections, then.noted, then.seq) == ((ada, sam), frozenset(), 1)
    assert owner.maps.as_on(owner.actor, first - timedelta(days=1)).connections == ()
    assert owner.maps.as_on(owner.actor, second).connections == owner.map.connections


def test_two_days_are_compared(owner: Owner, clock: FrozenClock) -> None:
    ada, sam, jo = somebody("Ada", ring=3), somebody("Sam", ring=1), somebody("Jo", ring=2)
    owner.put(ada, sam, jo)
    then = clock.now().date()
    clock.move(timedelta(days=10))
    closer, further = replace(ada, ring=1), replace(jo, ring=4, state=State.LOST_TOUCH)
    kim = somebody("Kim")
    owner.change(Put(closer), Put(further), Remove(sam.id), Put(kim))

    found = owner.maps.compare(owner.actor, then, clock.now().date())

    assert (found.came, found.went, found.stayed) == ((kim,), (sam,), 2)
    assert (found.closer, found.further) == (((ada, closer),), ((jo, further),))
    assert found.changed_state == ((jo, further),)


def test_a_comparison_works_the_other_way_round_too(owner: Owner, clock: FrozenClock) -> None:
    today = clock.now().date()
    ada = somebody()
    owner.put(ada)

    found = owner.maps.compare(owner.actor, today, date(2020, 1, 1))

    assert (found.came, found.went) == ((), (ada,))


def test_nobody_reaches_the_items_of_somebody_else(owner: Owner, other: Owner) -> None:
    home = somewhere()
    ada, sam = somebody("Ada", known=(Known(place_id=home.id),)), somebody("Sam")
    note, link = a_note(ada), a_link(ada, sam)
    mine = somebody("Mine")
    seen = owner.put(home, ada, sam, note, link)
    other.put(mine)
    maps, actor = other.maps, other.actor

    attempts: list[Callable[[], object]] = [
        lambda: maps.notes(actor, ada.id),
        lambda: maps.photo(actor, ItemId(ada.id)),
        lambda: maps.how_linked(actor, ada.id),
        lambda: other.change(Remove(ada.id)),
        lambda: other.change(Remove(note.id)),
        lambda: other.change(Remove(link.id)),
        lambda: other.change(Remove(home.id)),
        lambda: other.change(Put(replace(ada, ring=1), seen)),
        lambda: other.put(a_link(mine, ada)),
        lambda: other.put(replace(mine, known=(Known(place_id=home.id),))),
        lambda: other.put(a_note(ada)),
        lambda: maps.remove_for_good(actor, a_step(), ada.id),
        lambda: other.put(Settings(id=ItemId(owner.actor.person_id), my_name="Me")),
    ]

    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()
    assert (owner.map.connections, other.map.connections) == ((ada, sam), (mine,))


def test_nothing_is_added_for_somebody_who_is_being_erased(
    owner: Owner, graph: RollbackGraph
) -> None:
    graph.cypher(
        "MATCH (person:Person {id: $id}) SET person.erasing = true", id=owner.actor.person_id
    )

    with pytest.raises(NotFound):
        owner.put(somebody())


def test_what_lies_in_the_graph_says_no_name_and_no_feeling(
    owner: Owner, graph: RollbackGraph
) -> None:
    owner.put(somebody("Canary Ada", kind=Kind.MUM, state=State.NEVER, told_by="Canary Sam"))

    rows = graph.cypher(
        "MATCH (:Person {id: $id})-[*1..3]->(node) RETURN properties(node) AS properties",
        id=owner.actor.person_id,
    )

    kept = repr(rows)
    assert rows
    assert "Canary" not in kept
    assert "never" not in kept


def test_errors_name_nobody(owner: Owner) -> None:
    with pytest.raises(Invalid) as refused:
        owner.put(somebody("Canary" * 40))

    assert "Canary" not in repr((refused.value, refused.value.problems))
