"""One act of a safeguarding lead about the people of a task: decided, kept and written down."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.consent import store as consent
from network.consent.kept import Between, LifeFacts
from network.consent.opened import opens_between, opens_life
from network.desk import store as desk
from network.desk.finding import at_hand
from network.desk.model import DeskKind, Half, Second, Task, TaskNote, TaskState
from network.errors import Broken, NotFound, WrongMoment
from network.graph.door import Tx
from network.identity import OperationId, PersonId, ProtectionId, TaskId
from network.keys.sealing import Sealer
from network.operations.store import once
from network.safeguarding.gate import LEADS, SafeguardingGate
from network.safeguarding.kinds import Deed
from network.safeguarding.likenesses import with_likeness
from network.work import gate
from network.work.gate import AtWork


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is kept of the people concerned: between the two, and of the life of the first."""

    between: Between
    life: LifeFacts
    seconds: tuple[tuple[Half, ProtectionId], ...] = ()
    """What another human being must stand behind now, each with its record."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Locked people, what is kept of them, and who looks."""

    about: PersonId
    other: PersonId | None
    here: AtWork
    now: datetime
    task: Task | None = None

    @classmethod
    def of(cls, task: Task, here: AtWork, now: datetime) -> "Scene":
        """The people of a task."""
        return cls(about=task.about, other=task.other, here=here, now=now, task=task)

    @property
    def lead(self) -> PersonId:
        """The human being who acts."""
        return self.here.staff.person_id or PersonId("")


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What a lead asks to do, once."""

    actor: Actor
    operation_id: OperationId
    deed: Deed
    task_id: TaskId | None = None
    body: tuple[object, ...] = ()


Change = Callable[[Kept, Scene], Kept]


@dataclass(frozen=True, kw_only=True)
class Acting:
    """Carries acts out. Whatever is refused is written down, and nothing else happens."""

    sealer: Sealer
    clock: Clock
    gate: SafeguardingGate

    def on_task(self, ask: Ask, change: Change) -> None:
        """Do it about the people of a task that the actor has taken. Sent twice, done once.

        Raises Closed where the decision refuses, NotFound for what isn't on the actor's desk,
        WrongMoment where it isn't taken, or one of the two has erased their account.
        """

        def work(tx: Tx) -> bool | None:
            before = self.at_hand(tx, ask.actor, ask.task_id)
            here = self.gate.lead(tx, ask.actor, before.people)
            if here is None:
                return None
            if not self.new(tx, ask, before.id):
                return True
            self.act(tx, ask, Scene.of(before, here, self.clock.now()), change)
            return True

        self.gate.let_in(work)

    def at_hand(self, tx: Tx, actor: Actor, task_id: TaskId | None) -> Task:
        """What can lie on the actor's desk, before anybody is locked. Raises NotFound for more."""
        gate.may_try(actor, LEADS)
        return at_hand(tx, self.sealer, actor, task_id, self.clock.now())

    def new(self, tx: Tx, ask: Ask, *about: object) -> bool:
        """Whether it is to be done now; False if it was done before."""
        body = [ask.deed, *about, *ask.body]
        mine = ask.actor.person_id
        return once(tx, self.sealer, mine, ask.operation_id, body=body, at=self.clock.now())

    def act(self, tx: Tx, ask: Ask, scene: Scene, change: Change) -> None:
        """Do it: the people and the lead are locked, and let in. Raises what `change` raises."""
        concerned = Concerned.locked(tx, self.sealer, scene.about, scene.other)
        if scene.task is not None:
            scene = replace(scene, task=self._mine(tx, scene, scene.task.id))
        kept = change(_with_the_task(concerned.kept, scene.task), scene)
        stream = concerned.keep(tx, self.gate, kept)
        for half, record_id in kept.seconds:
            ask_second(tx, self.sealer, scene, half, record_id)
        self.write_down(tx, ask, stream)

    def write_down(self, tx: Tx, ask: Ask, stream: str) -> None:
        """Write down what was done: between two people neither is shown it. Call it last."""
        record(
            tx,
            self.sealer,
            stream=stream,
            event=Event.SAFEGUARDED,
            at=self.clock.now(),
            by=ask.actor,
            detail={"what": ask.deed.value},
        )

    def _mine(self, tx: Tx, scene: Scene, task_id: TaskId) -> Task:
        task = desk.lock(tx, self.sealer, task_id)
        if task is None:
            raise NotFound
        if task.state is not TaskState.TAKEN or task.taken_by != scene.lead:
            raise WrongMoment
        return task


def _with_the_task(kept: Kept, task: Task | None) -> Kept:
    """What is kept, with a likeness that only lies on the desk as yet."""
    return replace(kept, between=with_likeness(kept.between, task)) if task else kept


@dataclass(frozen=True, kw_only=True)
class Concerned:
    """The locked people of an act, with what is kept of them."""

    about: PersonId
    two: consent.Two | None
    one: consent.One | None
    kept: Kept

    @classmethod
    def locked(cls, tx: Tx, sealer: Sealer, about: PersonId, other: PersonId | None) -> "Concerned":
        """Lock and look. Raises Broken for what doesn't open, WrongMoment where one is gone."""
        if other is None:
            one = consent.lock_one(tx, sealer, about)
            if one is None:
                raise WrongMoment
            kept = Kept(between=Between(), life=one.life)
            return cls(about=about, two=None, one=one, kept=kept)
        two = consent.lock_two(tx, sealer, about, other)
        if not {about, other} <= two.here:
            raise WrongMoment
        life = two.lives[about]
        if two.between is None or life is None:
            raise Broken
        return cls(about=about, two=two, one=None, kept=Kept(between=two.between, life=life))

    def keep(self, tx: Tx, gate: SafeguardingGate, kept: Kept) -> str:
        """Keep what has changed; what closes, beside the keys too. Answers in whose record."""
        between = self.two is not None and kept.between != self.kept.between
        if self.two is not None and between:
            consent.put_between(tx, gate.sealer, self.two, kept.between)
            if not opens_between(self.kept.between, kept.between):
                [other] = {self.two.first, self.two.second} - {self.about}
                gate.closings.between(tx, self.about, other)
        if kept.life != self.kept.life:
            consent.put_life(tx, gate.sealer, self.about, self._standing_id, kept.life)
            if not opens_life(self.kept.life, kept.life):
                gate.closings.life(tx, self.about)
        known = self.two is not None and (between or self.two.known)
        return self.two.pair_id if self.two is not None and known else self.about

    @property
    def _standing_id(self) -> str:
        if self.two is not None:
            return self.two.ids[self.about][1]
        if self.one is None:
            raise Broken
        return self.one.standing_id


def ask_second(tx: Tx, sealer: Sealer, scene: Scene, half: Half, record_id: ProtectionId) -> TaskId:
    """Put the second look on the desk of another human being."""
    task = scene.task
    origin = task.second.origin if task and task.second else task.id if task else None
    second = Second(
        half=half,
        first=scene.lead,
        of=task.origin_kind if task else DeskKind.SECOND_HUMAN,
        origin=origin,
    )
    return desk.ask(
        tx,
        sealer,
        kind=DeskKind.SECOND_HUMAN,
        about=scene.about,
        other=scene.other,
        record_id=record_id,
        at=scene.now,
        part=f"{half}|{scene.now.isoformat()}",
        second=second,
    )


def reopened(tx: Tx, sealer: Sealer, task_id: TaskId, note: TaskNote | None) -> None:
    """Lay a task back on the desk, since the second human being sees it differently."""
    task = desk.lock(tx, sealer, task_id)
    if task is not None:
        fresh = replace(
            task,
            state=TaskState.OPEN,
            taken_by=None,
            taken_at=None,
            done_by=None,
            done_at=None,
            notes=(*task.notes, note) if note else task.notes,
        )
        desk.keep(tx, sealer, fresh)
