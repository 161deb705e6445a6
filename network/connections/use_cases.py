"""What people do with their own maps. Every writing method is safe to repeat with its step id."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Protocol

from network.actor import Actor
from network.blobs.port import Blobs
from network.clock import Clock
from network.connections import history, store
from network.connections.decoding import made_anew
from network.connections.edits import Edit, Put
from network.connections.history import end_of
from network.connections.model import (
    Comparison,
    Item,
    Note,
    Photo,
    RelationshipMap,
    StepLine,
)
from network.connections.opened import Record, map_records
from network.connections.paths import Hop, Ways
from network.connections.pictures import Pictures
from network.connections.steps import Step
from network.connections.taking import Taker, body_of
from network.connections.undoing import reach
from network.errors import Broken, NetworkError, NotFound, Unavailable
from network.graph.door import Graph, Tx
from network.identity import ItemId, PersonId, StepId, new_id
from network.keys.sealing import Sealer

LIST_LIMIT = 100
PAGE = 200
SWEEP = 100


class Removals(Protocol):
    """Whoever writes down what a restored backup must not bring back."""

    def removed(self, person_id: str, item_ids: Sequence[str]) -> None:
        """Write down what a person removed for good."""
        ...


@dataclass(frozen=True, kw_only=True)
class Maps:
    """People's own maps. An actor reaches their own map and no other."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    blobs: Blobs
    journal: Removals | None = None

    @cached_property
    def _taker(self) -> Taker:
        return Taker(graph=self.graph, sealer=self.sealer, clock=self.clock)

    @cached_property
    def _pictures(self) -> Pictures:
        return Pictures(sealer=self.sealer, blobs=self.blobs)

    def open(self, actor: Actor) -> RelationshipMap:
        """The actor's map without the text of its notes, in one round trip."""
        row = store.map_row(self.graph.ask, actor.person_id)
        if row is None:
            raise NotFound
        return store.to_map(self.sealer, actor.person_id, row)

    def open_records(self, actor: Actor) -> Record:
        """The same as records, each with its version: for programs."""
        row = store.map_row(self.graph.ask, actor.person_id)
        if row is None:
            raise NotFound
        return map_records(self.sealer, actor.person_id, row)

    def open_whole(self, actor: Actor) -> RelationshipMap:
        """The actor's map with every note."""
        return self.graph.read(lambda tx: self._whole(tx, actor.person_id))

    def notes(self, actor: Actor, about: ItemId) -> tuple[Note, ...]:
        """The notes about one person or place, oldest first, with their versions in `versions`."""
        return tuple(note for note, _ in self.notes_with_versions(actor, about))

    def notes_with_versions(self, actor: Actor, about: ItemId) -> list[tuple[Note, int]]:
        """The notes about one person or place, each with its version."""

        def work(tx: Tx) -> list[tuple[Note, int]]:
            found = store.notes_about(tx, self.sealer, actor.person_id, about)
            if found is None:
                raise NotFound
            held = sorted(found.values(), key=lambda one: (one.version, one.item.id))
            return [(one.item, one.version) for one in held if isinstance(one.item, Note)]

        return self.graph.read(work)

    def change(self, actor: Actor, step_id: StepId, what: str, edits: Sequence[Edit]) -> int:
        """Make the edits in one step and answer its number."""
        work = self._taker.edit(actor.person_id, edits)
        return self._taker.take(actor.person_id, step_id, what=what, body=body_of(edits), work=work)

    def add_photo(
        self, actor: Actor, step_id: StepId, about: ItemId, data: bytes, caption: str = ""
    ) -> Photo:
        """Make a picture anew and put it with a person or place."""
        picture = made_anew(data)
        photo = Photo(
            id=ItemId(new_id()),
            about=about,
            caption=caption,
            width=picture.width,
            height=picture.height,
        )
        self._pictures.keep(actor.person_id, photo.id, picture)
        body = [about, caption, hashlib.sha256(data).hexdigest()]
        work = self._taker.edit(actor.person_id, [Put(photo)])
        try:
            seq = self._taker.take(actor.person_id, step_id, what="add_photo", body=body, work=work)
            kept = self._photo_of(actor.person_id, seq)
        except Unavailable:
            # It may have been kept after all: then the picture must be there.
            raise
        except NetworkError:
            self._pictures.drop(photo.id)
            raise
        if kept.id != photo.id:
            self._pictures.drop(photo.id)
        return kept

    def photo(self, actor: Actor, photo_id: ItemId) -> tuple[Photo, bytes]:
        """A photo and its picture."""
        photo = self._own_photo(actor.person_id, photo_id)
        return photo, self._pictures.opened(actor.person_id, photo_id)[0]

    def small_photo(self, actor: Actor, photo_id: ItemId) -> tuple[Photo, bytes]:
        """A photo and its small picture, for lists and maps."""
        photo = self._own_photo(actor.person_id, photo_id)
        return photo, self._pictures.opened(actor.person_id, photo_id)[1]

    def bring_in(
        self,
        actor: Actor,
        step_id: StepId,
        items: Sequence[Item],
        photos: Mapping[ItemId, bytes],
    ) -> int:
        """Bring in many items in one step, so that one undo takes all of it back."""
        brought = [self._pictures.brought(actor.person_id, item, photos) for item in items]
        return self.change(actor, step_id, "import", [Put(item) for item in brought])

    def undo(self, actor: Actor, step_id: StepId) -> StepLine:
        """Take back the newest step. Raises WrongMoment where there is nothing to take back."""
        work = self._taker.undo(actor.person_id)
        seq = self._taker.take(actor.person_id, step_id, what="undo", body=None, work=work)
        return self._step(actor.person_id, seq).line

    def redo(self, actor: Actor, step_id: StepId) -> StepLine:
        """Do again what was taken back last. Raises WrongMoment where there is nothing."""
        work = self._taker.redo(actor.person_id)
        seq = self._taker.take(actor.person_id, step_id, what="redo", body=None, work=work)
        return self._step(actor.person_id, seq).line

    def steps(self, actor: Actor, *, before: int | None = None, limit: int = 50) -> list[StepLine]:
        """The history of the map, newest first."""
        most = max(1, min(limit, LIST_LIMIT))
        found = self.graph.read(
            lambda tx: store.steps(tx, self.sealer, actor.person_id, before=before, limit=most)
        )
        return [step.line for step in found]

    def was_there(self, actor: Actor, item_id: ItemId) -> bool:
        """Whether an item was ever on this map, so that it may be put back under its own id."""
        return self.graph.read(lambda tx: store.in_history(tx, actor.person_id, item_id))

    def undoable(self, actor: Actor) -> tuple[StepLine | None, StepLine | None]:
        """What undo would take back, and what redo would do again."""

        def work(tx: Tx) -> tuple[StepLine | None, StepLine | None]:
            far = reach(store.numbers(tx, actor.person_id))
            seqs = [seq for seq in (far.undo, far.redo) if seq is not None]
            found = store.steps_numbered(tx, self.sealer, actor.person_id, seqs) if seqs else {}
            undo, redo = found.get(far.undo or 0), found.get(far.redo or 0)
            return undo.line if undo else None, redo.line if redo else None

        return self.graph.read(work)

    def as_on(self, actor: Actor, day: date) -> RelationshipMap:
        """The map as it was at the end of a day."""
        whole, later = self._back_to(actor.person_id, end_of(day))
        return _as_on(whole, later, day)

    def compare(self, actor: Actor, then: date, now: date) -> Comparison:
        """Two days of the map side by side."""
        whole, later = self._back_to(actor.person_id, end_of(min(then, now)))
        return history.compared(
            (then, _as_on(whole, later, then)), (now, _as_on(whole, later, now))
        )

    def remove_for_good(self, actor: Actor, step_id: StepId, item_id: ItemId) -> None:
        """Remove an item, and what hangs on it, from the map and from all of its history."""
        work = self._taker.remove_for_good(actor.person_id, item_id)
        self._taker.take(actor.person_id, step_id, what="remove_for_good", body=item_id, work=work)
        self.settle_removals()

    def settle_removals(self) -> int:
        """Finish removals: write them down for backups and delete their pictures.

        Answers how many there were. Done after each removal, and again by the worker after a crash.
        """
        owed = self.graph.read(lambda tx: store.blobs_owed(tx, most=SWEEP))
        for person_id, step_id, item_ids in owed:
            if self.journal is not None:
                self.journal.removed(person_id, item_ids)
            for item_id in item_ids:
                self._pictures.drop(item_id)
            self._settle(person_id, step_id)
        return len(owed)

    def how_linked(self, actor: Actor, connection_id: ItemId) -> tuple[Hop, ...] | None:
        """The shortest way from the actor to somebody over their own map.

        Where the map says how they know each other, that is the way. None: there is no way yet.
        """
        return self.ways(actor, connection_id).shortest

    def ways(self, actor: Actor, connection_id: ItemId) -> Ways:
        """Both ways to somebody: the direct one, and the shortest that leads through others."""
        return self.graph.read(
            lambda tx: store.ways(tx, self.sealer, actor.person_id, connection_id)
        )

    def _whole(self, tx: Tx, person_id: PersonId) -> RelationshipMap:
        row = store.map_row(tx.maybe, person_id)
        if row is None:
            raise NotFound
        opened = store.to_map(self.sealer, person_id, row)
        held = store.all_notes(tx, self.sealer, person_id)
        notes = [one.item for one in held.values() if isinstance(one.item, Note)]
        return replace(
            opened,
            notes=tuple(sorted(notes, key=lambda note: note.id)),
            versions=opened.versions | {id_: one.version for id_, one in held.items()},
        )

    def _back_to(self, person_id: PersonId, moment: datetime) -> tuple[RelationshipMap, list[Step]]:
        """The map now, and every step after a moment, newest first.

        The map is read before its steps: what a step in between wrote is taken back with it.
        """

        def work(tx: Tx) -> tuple[RelationshipMap, list[Step]]:
            whole, later, before = self._whole(tx, person_id), [], None
            while True:
                page = store.steps(tx, self.sealer, person_id, before=before, limit=PAGE)
                later += [step for step in page if step.at > moment]
                if len(page) < PAGE or page[-1].at <= moment:
                    return whole, later
                before = page[-1].seq

        return self.graph.read(work)

    def _step(self, person_id: PersonId, seq: int) -> Step:
        found = self.graph.read(lambda tx: store.steps_numbered(tx, self.sealer, person_id, [seq]))
        if seq not in found:
            raise Broken
        return found[seq]

    def _photo_of(self, person_id: PersonId, seq: int) -> Photo:
        for change in self._step(person_id, seq).changes:
            if isinstance(change.after, Photo):
                return change.after
        raise NotFound

    def _own_photo(self, person_id: PersonId, photo_id: ItemId) -> Photo:
        held = self.graph.read(lambda tx: store.held(tx, self.sealer, person_id, [photo_id]))
        photo = held[photo_id].item if photo_id in held else None
        if not isinstance(photo, Photo):
            raise NotFound
        return photo

    def _settle(self, person_id: PersonId, step_id: StepId) -> None:
        self.graph.write(lambda tx: store.settle_blobs(tx, person_id, step_id))


def _as_on(whole: RelationshipMap, later: list[Step], day: date) -> RelationshipMap:
    back = [step for step in later if step.at > end_of(day)]
    return history.rolled_back(whole, back, seq=back[-1].seq - 1 if back else whole.seq)
