"""One step on a map: locked, looked at, written and kept in one unit of work, or not at all."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from network.clock import Clock
from network.connections import changes, store
from network.connections.changes import Held
from network.connections.edits import Edit, Put, Remove
from network.connections.model import Change
from network.connections.records import to_record
from network.connections.steps import Step, doomed_with, expunged, names
from network.connections.undoing import Reach, reach
from network.connections.writing import Writing
from network.errors import AlreadyDone, Broken, Invalid, NotFound, OperationReused, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import ItemId, PersonId, StepId
from network.keys.sealing import Sealer

STEP_ID = re.compile(r"[0-9a-f]{32}")
INDEX = "steps"


@dataclass(frozen=True)
class Moment:
    """Where a step stands: inside its unit of work, the map locked. `step` is still empty."""

    tx: Tx
    step: Step


Work = Callable[[Moment], Step | None]


@dataclass(frozen=True, kw_only=True)
class Taker:
    """Takes steps for people. A step id is the operation's key: used again, nothing happens."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def take(
        self, person_id: PersonId, step_id: StepId, *, what: str, body: object, work: Work
    ) -> int:
        """Take a step and answer its number; the map's number where nothing changed.

        Raises OperationReused where the id was used for another body.
        """
        if not STEP_ID.fullmatch(step_id):
            raise Invalid({"step_id": "unknown"})
        now = self.clock.now()
        text = json.dumps([what, body], sort_keys=True, separators=(",", ":"))
        body_hash = self.sealer.index(INDEX, text)

        def unit(tx: Tx) -> int:
            row = store.lock(tx, person_id, step_id)
            if row is None:
                raise NotFound
            seq: int = row["seq"]
            if row["doneSeq"] is not None:
                return _same(row["doneSeq"], kept=row["bodyHash"], now=body_hash)
            empty = Step(id=step_id, seq=seq + 1, at=now, what=what, changes=())
            step = work(Moment(tx, empty))
            if step is None:
                return seq
            store.append(tx, self.sealer, person_id, step, body_hash=body_hash)
            return step.seq

        try:
            return self.graph.write(unit)
        except AlreadyDone as error:
            if type(error) is not AlreadyDone:
                raise
            # An id of somebody else's: from here that is the same as one that isn't there.
            raise NotFound from None

    def edit(self, person_id: PersonId, edits: Sequence[Edit]) -> Work:
        """Work edits out, write them, and keep what changed."""

        def work(moment: Moment) -> Step | None:
            held = self._held(moment.tx, person_id, edits)
            made = changes.Desk(held, ItemId(person_id)).work_out(edits)
            if not made:
                return None
            around = {id_: one.item for id_, one in held.items()}
            step = replace(moment.step, changes=tuple(made), named=names(made, around))
            return self._written(moment.tx, person_id, step)

        return work

    def undo(self, person_id: PersonId) -> Work:
        """Take back the newest step that still can be."""

        def work(moment: Moment) -> Step:
            undone = self._within_reach(moment.tx, person_id, lambda far: far.undo)
            back = tuple(change.reversed() for change in reversed(undone.changes))
            step = replace(moment.step, changes=back, undoes=undone.seq)
            return self._written(moment.tx, person_id, _about(step, undone))

        return work

    def redo(self, person_id: PersonId) -> Work:
        """Do again what was taken back last."""

        def work(moment: Moment) -> Step:
            redone = self._within_reach(moment.tx, person_id, lambda far: far.redo)
            step = replace(moment.step, changes=redone.changes, redoes=redone.seq)
            return self._written(moment.tx, person_id, _about(step, redone))

        return work

    def remove_for_good(self, person_id: PersonId, item_id: ItemId) -> Work:
        """Take an item and what hangs on it out of the map and out of every step there ever was."""

        def work(moment: Moment) -> Step:
            tx = moment.tx
            touched = store.steps_touching(tx, self.sealer, person_id, item_id)
            held = self._held(tx, person_id, [Remove(item_id)])
            images = [one.item for one in held.values()]
            images += [image for step in touched for image in step.images]
            if not any(image.id == item_id for image in images) or item_id == ItemId(person_id):
                raise NotFound
            doomed = doomed_with(item_id, images)
            Writing(tx, self.sealer, person_id, moment.step.seq).apply(_live(held, doomed))
            rewritten = [expunged(step, doomed) for step in touched]
            store.rewrite(tx, self.sealer, person_id, rewritten)
            return replace(moment.step, owed=tuple(sorted(doomed)))

        return work

    def _held(self, tx: Tx, person_id: PersonId, edits: Sequence[Edit]) -> dict[ItemId, Held]:
        held = store.held(tx, self.sealer, person_id, changes.wanted(edits))
        going, ends = changes.removed(edits), changes.ends(edits)
        if going:
            held |= store.hanging_on(tx, self.sealer, person_id, going)
            held |= self._named_by(tx, person_id, held)
        if ends:
            held |= store.links_among(tx, self.sealer, person_id, ends)
        return held

    def _named_by(
        self, tx: Tx, person_id: PersonId, held: dict[ItemId, Held]
    ) -> dict[ItemId, Held]:
        """The other ends of what goes: history calls a link or a note by the names at its ends."""
        missing = {id_ for one in held.values() for id_ in changes.points_to(one.item)}
        missing -= held.keys()
        return store.held(tx, self.sealer, person_id, missing) if missing else {}

    def _written(self, tx: Tx, person_id: PersonId, step: Step) -> Step:
        Writing(tx, self.sealer, person_id, step.seq).apply(step.changes)
        return step

    def _within_reach(
        self, tx: Tx, person_id: PersonId, which: Callable[[Reach], int | None]
    ) -> Step:
        seq = which(reach(store.numbers(tx, person_id)))
        if seq is None:
            raise WrongMoment
        found = store.steps_numbered(tx, self.sealer, person_id, [seq])
        if seq not in found:
            raise Broken
        return found[seq]


def body_of(edits: Sequence[Edit]) -> list[object]:
    """What was asked, for telling a repeated request from a different one.

    The version that an editor saw is left out: repeated, the same edit starts from a newer one.
    """
    return [
        ["put", to_record(edit.item)] if isinstance(edit, Put) else ["remove", edit.item_id]
        for edit in edits
    ]


def _same(seq: int, *, kept: str, now: str) -> int:
    # A step that was rewritten after a removal has lost its fingerprint and fits any body.
    if kept not in ("", now):
        raise OperationReused
    return seq


def _about(step: Step, other: Step) -> Step:
    return replace(step, named=other.named, of=other.what)


def _live(held: dict[ItemId, Held], doomed: set[ItemId]) -> list[Change]:
    live = []
    for id_, one in held.items():
        after = None if id_ in doomed else changes.without(one.item, doomed)
        if after != one.item:
            live.append(Change(before=one.item, after=after))
    return live
