"""Whatever people do in whatever order, the map equals a plain model of it, on every day."""

import copy
import itertools
import os
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from network.blobs.folder import FolderBlobs
from network.clock import FrozenClock
from network.connections.edits import Edit, Put, Remove
from network.connections.kinds import LinkKind
from network.connections.model import (
    Connection,
    Item,
    Known,
    Link,
    Note,
    Place,
    Settings,
)
from network.connections.use_cases import Maps
from network.graph.door import Neo4jGraph
from network.graph.queries import Queries
from network.identity import ItemId, StepId
from network.keys.sealing import Sealer
from network.keys.sqlite import SqliteKeys
from tests.conftest import MOMENT
from tests.graphs import RollbackGraph
from tests.maps import Owner, a_link, a_note, a_step, an_owner, somebody, somewhere

Model = dict[ItemId, Item]
NAMES = st.sampled_from(["Ada", "Sam", "Jo", "Ling", "Bríd", "Ömer"])
EXAMPLES = int(os.environ.get("ROWAN_EXAMPLES", "12"))


def taken_off(model: Model, item_id: ItemId) -> Model:
    """The model without an item and what hangs on it."""
    left: Model = {}
    for id_, item in model.items():
        ends = {ItemId(end) for end in _ends(item)}
        if id_ == item_id or item_id in ends:
            continue
        left[id_] = _unhooked(item, item_id)
    return left


def _ends(item: Item) -> tuple[str, ...]:
    if isinstance(item, Link):
        return item.a, item.b
    return (item.about,) if isinstance(item, Note) else ()


def _unhooked(item: Item, gone: ItemId) -> Item:
    if not isinstance(item, Connection):
        return item
    known = [replace(one, place_id=None) if one.place_id == gone else one for one in item.known]
    touched = tuple(one for one in known if one != Known())
    return replace(item, known=touched) if any(k.place_id == gone for k in item.known) else item


class AnyHistory(RuleBasedStateMachine):
    """The service on one side; on the other a dictionary, and a stack of dictionaries."""

    graph: Any
    maps: Maps
    clock: FrozenClock
    keys: SqliteKeys

    @initialize()
    def start(self) -> None:
        self.owner: Owner = an_owner(self.maps, self.graph, self.keys)
        self.clock.moment = MOMENT
        self.model: Model = {}
        self.done: list[Model] = []
        self.undone: list[Model] = []
        self.days: dict[date, Model] = {}
        self.last: tuple[StepId, str, list[Edit]] | None = None

    # What a person does.

    @rule(name=NAMES, ring=st.none() | st.integers(1, 5))
    def add_somebody(self, name: str, ring: int | None) -> None:
        self._do(Put(somebody(name, ring=ring)))

    @rule(name=NAMES)
    def add_a_place(self, name: str) -> None:
        self._do(Put(somewhere(name)))

    @precondition(lambda self: self._of(Connection))
    @rule(data=st.data(), ring=st.none() | st.integers(1, 5), name=NAMES)
    def change_somebody(self, data: st.DataObject, ring: int | None, name: str) -> None:
        one = data.draw(st.sampled_from(self._of(Connection)))
        base = data.draw(st.sampled_from([None, self.owner.map.versions[one.id]]))
        self._do(Put(replace(one, ring=ring, name=name), base))

    @precondition(lambda self: self._of(Connection) and self._of(Place))
    @rule(data=st.data(), words=st.sampled_from(["", "upstairs"]))
    def say_where(self, data: st.DataObject, words: str) -> None:
        one = data.draw(st.sampled_from(self._of(Connection)))
        place = data.draw(st.sampled_from(self._of(Place)))
        known = Known(place_id=place.id, words=words)
        self._do(Put(replace(one, known=(*one.known, known)[-3:])))

    @precondition(lambda self: len(self._of(Connection)) > 1)
    @rule(data=st.data(), kind=st.sampled_from([LinkKind.KNOWS, LinkKind.PARENT_OF]))
    def link_two(self, data: st.DataObject, kind: LinkKind) -> None:
        people = self._of(Connection)
        one, two = data.draw(st.permutations(people))[:2]
        there = {frozenset((link.a, link.b)) for link in self._of(Link)}
        if frozenset((one.id, two.id)) not in there:
            self._do(Put(a_link(one, two, kind=kind)))

    @precondition(lambda self: self._of(Connection) or self._of(Place))
    @rule(data=st.data())
    def write_a_note(self, data: st.DataObject) -> None:
        about = data.draw(st.sampled_from([*self._of(Connection), *self._of(Place)]))
        self._do(Put(a_note(about)))

    @rule(name=NAMES)
    def set_up(self, name: str) -> None:
        self._do(Put(Settings(id=ItemId(self.owner.actor.person_id), my_name=name)))

    @precondition(lambda self: self._removable())
    @rule(data=st.data())
    def take_off(self, data: st.DataObject) -> None:
        self._do(Remove(data.draw(st.sampled_from(self._removable()))))

    @rule(count=st.integers(1, 6))
    def bring_in(self, count: int) -> None:
        home = somewhere("Brought")
        people = [somebody(f"P{at}", known=(Known(place_id=home.id),)) for at in range(count)]
        links = [a_link(people[0], one) for one in people[1:]]
        items: list[Item] = [home, *people, *links]
        self._step({item.id: item for item in items})
        self.owner.maps.bring_in(self.owner.actor, a_step(), items, {})

    # What a person takes back.

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.undone.append(self.model)
        self.model = self.done.pop()
        self.owner.undo()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.done.append(self.model)
        self.model = self.undone.pop()
        self.owner.redo()

    @precondition(lambda self: self.last)
    @rule()
    def send_again(self) -> None:
        assert self.last is not None
        step, what, edits = self.last
        self.owner.maps.change(self.owner.actor, step, what, edits)

    @rule(days=st.integers(1, 40))
    def sleep(self, days: int) -> None:
        self.days[self.clock.now().date()] = copy.copy(self.model)
        self.clock.move(timedelta(days=days))

    @precondition(lambda self: self._ever())
    @rule(data=st.data())
    def remove_for_good(self, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(self._ever()))
        hanging = {
            id_ for model in self._models() for id_, item in model.items() if gone in _ends(item)
        }
        for id_ in [gone, *hanging]:
            self.model = taken_off(self.model, id_)
            self.days = {day: taken_off(model, id_) for day, model in self.days.items()}
            self.done = [taken_off(model, id_) for model in self.done]
            self.undone = [taken_off(model, id_) for model in self.undone]
        self._forget_empty_steps()
        self.owner.maps.remove_for_good(self.owner.actor, a_step(), gone)

    # What must hold.

    @invariant()
    def the_map_equals_the_model(self) -> None:
        if hasattr(self, "owner"):
            assert self._kept(self.owner.map.items()) == self._kept(self.model.values())

    @invariant()
    def every_day_equals_its_model(self) -> None:
        for day, model in list(getattr(self, "days", {}).items())[-2:]:
            found = self.owner.maps.as_on(self.owner.actor, day)
            assert self._kept(found.items()) == self._kept(model.values())

    @invariant()
    def what_can_be_undone_is_what_was_done(self) -> None:
        if hasattr(self, "owner"):
            undo, redo = self.owner.maps.undoable(self.owner.actor)
            assert (undo is not None, redo is not None) == (bool(self.done), bool(self.undone))

    def _do(self, *edits: Edit) -> None:
        model = dict(self.model)
        for edit in edits:
            if isinstance(edit, Put):
                model[edit.item.id] = edit.item
            else:
                model = taken_off(model, edit.item_id)
        step = a_step()
        if model != self.model:
            self._step(model, whole=True)
            self.last = (step, "edit", list(edits))
        self.owner.maps.change(self.owner.actor, step, "edit", edits)

    def _step(self, model: Model, *, whole: bool = False) -> None:
        self.done.append(self.model)
        self.undone.clear()
        self.model = model if whole else self.model | model

    def _forget_empty_steps(self) -> None:
        """Steps in which nothing is left can't be taken back or done again."""
        states = [*self.done, self.model]
        self.done = [before for before, after in itertools.pairwise(states) if before != after]
        back = [*self.undone, self.model]
        self.undone = [after for after, before in itertools.pairwise(back) if before != after]

    def _models(self) -> list[Model]:
        return [self.model, *self.days.values(), *self.done, *self.undone]

    def _ever(self) -> list[ItemId]:
        own = ItemId(self.owner.actor.person_id)
        # In the order of the model, since ids are random and examples must repeat.
        return list(dict.fromkeys(id_ for model in self._models() for id_ in model if id_ != own))

    def _removable(self) -> list[ItemId]:
        own = ItemId(self.owner.actor.person_id)
        return [id_ for id_ in self.model if id_ != own]

    def _of(self, kind: Any) -> list[Any]:
        return [item for item in self.model.values() if isinstance(item, kind)]

    @staticmethod
    def _kept(items: Any) -> set[str]:
        return {repr(item) for item in items if not _default_settings(item)}


def _default_settings(item: Item) -> bool:
    return item == Settings(id=item.id) if isinstance(item, Settings) else False


@pytest.mark.timeout(600)
def test_any_history_equals_a_plain_model(
    real_graph: Neo4jGraph, queries: Queries, tmp_path: Path
) -> None:
    keys = SqliteKeys(tmp_path / "keys.sqlite", os.urandom(32))
    clock = FrozenClock(MOMENT)

    class OnARealServer(AnyHistory):
        def __init__(self) -> None:
            super().__init__()
            self.graph = RollbackGraph(real_graph.driver(), queries)
            self.keys, self.clock = keys, clock
            blobs = FolderBlobs(Path(tempfile.mkdtemp(dir=tmp_path)))
            self.maps = Maps(graph=self.graph, sealer=Sealer(keys), clock=clock, blobs=blobs)

        def teardown(self) -> None:
            self.graph.close()

    run_state_machine_as_test(
        OnARealServer,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
