"""Letters on the desk of whoever keeps people safe: held by a reader, or reported."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.desk import store as desk
from network.desk.model import DeskKind, Task, TaskState
from network.errors import NotFound, WrongMoment
from network.graph.door import Tx
from network.identity import ItemId, TaskId
from network.letters import store
from network.letters.keeping import Keeping
from network.letters.model import Evidence, Screening, ScreeningState
from network.letters.pictures import VOICE
from network.safeguarding.acting import Acting
from network.safeguarding.looking import Looked, Looking

WITH_LETTERS = frozenset({DeskKind.REPORTED, DeskKind.LETTER_HELD})
"""For what a lead may read letters."""


@dataclass(frozen=True, kw_only=True)
class OnDesk:
    """What lies on the desk, with the letters that were kept for it."""

    looked: Looked
    letters: Sequence[Evidence] = field(repr=False)
    may_go: bool
    """Whether this lead may let the letter go: it is held, theirs, and held by somebody else."""


@dataclass(frozen=True, kw_only=True)
class Held:
    """What a lead reads, and lets go."""

    acting: Acting
    looking: Looking
    keeping: Keeping

    def at(self, actor: Actor, task_id: TaskId) -> OnDesk:
        """Read the letters of one thing on the desk. That it was looked at is written down.

        Raises NotFound for what isn't on the actor's desk or has no letters, Closed.
        """
        looked = self.looking.at(actor, task_id)
        task = looked.task
        if task.kind not in WITH_LETTERS or task.other is None:
            raise NotFound
        kept = self.keeping.between(task.about, task.other)
        if task.kind is DeskKind.LETTER_HELD:
            kept = [one for one in kept if one.letter_id == task.record_id]
        graph, sealer = self.keeping.graph, self.keeping.sealer
        waits = graph.read(lambda tx: store.screening(tx, sealer, self._screening_id(task)))
        may = looked.mine and _held(waits) and not _by(waits, actor)
        return OnDesk(looked=looked, letters=kept, may_go=may)

    def picture(self, actor: Actor, task_id: TaskId, evidence_id: str, number: int) -> bytes:
        """See a picture that was kept. That it was looked at is written down.

        Raises NotFound for what isn't on the actor's desk, Closed.
        """
        for one in self.at(actor, task_id).letters:
            if one.id == evidence_id and number < len(one.pictures):
                pictures = self.keeping.pictures
                return pictures.opened(one.id, pictures.id_in(one.id, number))[0]
        raise NotFound

    def voice(self, actor: Actor, task_id: TaskId, evidence_id: str) -> bytes:
        """Hear a voice note that was kept. That it was heard is written down.

        Raises NotFound for what isn't on the actor's desk, Closed.
        """
        for one in self.at(actor, task_id).letters:
            if one.id == evidence_id and one.voice is not None:
                pictures = self.keeping.pictures
                return pictures.opened(one.id, pictures.id_in(one.id, VOICE))[0]
        raise NotFound

    def let_go(self, actor: Actor, task_id: TaskId) -> None:
        """Let a letter go that a reader held, and be done with it. Two people have looked then.

        Whether it goes is decided again when it goes. Raises WrongMoment where the actor hasn't
        taken it, held it themselves, or it is held no more; NotFound, Closed.
        """

        def work(tx: Tx) -> bool | None:
            sealer = self.acting.sealer
            before = self.acting.at_hand(tx, actor, task_id)
            here = self.acting.gate.lead(tx, actor, before.people)
            if here is None:
                return None
            task = desk.lock(tx, sealer, task_id)
            if task is None or task.kind is not DeskKind.LETTER_HELD:
                raise NotFound
            waits = store.screening(tx, sealer, self._screening_id(task))
            mine = task.state is TaskState.TAKEN and task.taken_by == actor.person_id
            if waits is None or not mine or not _held(waits) or _by(waits, actor):
                raise WrongMoment
            now = self.acting.clock.now()
            store.put_screening(tx, sealer, replace(waits, state=ScreeningState.CLEAR))
            done = replace(task, state=TaskState.DONE, done_by=actor.person_id, done_at=now)
            desk.keep(tx, sealer, done)
            record(
                tx,
                sealer,
                stream=here.organisation.id,
                event=Event.SAFEGUARDED,
                at=now,
                by=actor,
                detail={"what": "letter_let_go"},
            )
            return True

        self.acting.gate.let_in(work)

    def _screening_id(self, task: Task) -> ItemId:
        return store.screening_id(self.acting.sealer, ItemId(task.record_id))


def _held(waits: Screening | None) -> bool:
    return waits is not None and waits.state is ScreeningState.HELD


def _by(waits: Screening | None, actor: Actor) -> bool:
    return waits is not None and waits.held_by == actor.person_id
