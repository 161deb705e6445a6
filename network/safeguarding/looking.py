"""Looking at one thing on the desk: what is needed to decide, and each look written down with it.

What is read: the name that somebody uses, what was said, an order with its days. Never a feeling,
never a former name of the person found; of a description only what a human being must compare.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.consent.kept import Between
from network.consent.kinds import Purpose
from network.consent.protection import CoolOff, PossibleMatch, Restriction, SafeguardingHold
from network.descriptions import store as descriptions
from network.descriptions.finding import fits
from network.descriptions.likeness import Said, alike
from network.descriptions.model import Description
from network.desk import store as desk
from network.desk.model import DeskKind, Task, TaskNote
from network.desk.showing import shown
from network.desk.use_cases import Desk
from network.errors import NotFound, WrongMoment
from network.graph.door import Tx
from network.identity import PersonId, TaskId
from network.people import store as people
from network.safeguarding.acting import Acting, Concerned, Kept
from network.safeguarding.halves import OneOf
from network.safeguarding.likenesses import with_likeness
from network.work import store
from network.work.gate import AtWork
from network.work.kinds import AssignmentKind

OTHER_NOT_NEEDED = frozenset({DeskKind.UNDER_PRESSURE, DeskKind.NOT_RECOGNISED})
"""What is about one person, whomever they were opening something to."""


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Somebody who was described, beside who was found."""

    descriptions: tuple[Description, ...] = field(repr=False)
    """Those that fit. None: it comes from a no that was kept beyond an account, without words."""
    names: tuple[str, ...] = field(repr=False)
    """The names that the one who was found uses now; former ones are not shown to anybody."""
    born: date | None = field(repr=False)
    by_names_now: bool
    """Whether they fit by the names that they use now; else by something that isn't shown."""


@dataclass(frozen=True, kw_only=True)
class Looked:
    """One thing on the desk, as the lead who looks at it sees it."""

    task: Task
    mine: bool
    names: Mapping[PersonId, str] = field(repr=False)
    """What people are called; empty where they haven't said. Who has gone isn't in it."""
    order: Restriction | None = field(default=None, repr=False)
    hold: SafeguardingHold | None = None
    cool_off: CoolOff | None = None
    match: PossibleMatch | None = None
    compared: Compared | None = field(default=None, repr=False)
    notes: tuple[tuple[str, TaskNote], ...] = field(default=(), repr=False)
    """Each note, with the name of who wrote it; empty for a lead of another organisation."""

    @property
    def both_here(self) -> bool:
        """Whether nobody whom it is about has gone: else nothing can be done but to end it."""
        wanted = {self.task.about} if self.one_person else self.task.people
        return wanted <= self.names.keys()

    @property
    def one_person(self) -> bool:
        """Whether it is about one person."""
        return self.task.other is None or self.task.origin_kind in OTHER_NOT_NEEDED


@dataclass(frozen=True, kw_only=True)
class Looking:
    """Opens what lies on the desk."""

    acting: Acting
    desk: Desk

    def at(self, actor: Actor, task_id: TaskId) -> Looked:
        """Look at one thing. It is written down for each person whose name is shown by it.

        Raises NotFound for what isn't on the actor's desk, Closed where the decision refuses.
        """

        def work(tx: Tx) -> Looked | None:
            sealer = self.acting.sealer
            before = self.acting.at_hand(tx, actor, task_id)
            here = self.acting.gate.lead(tx, actor, before.people)
            if here is None:
                return None
            kept = self._kept(tx, before)
            task = desk.lock(tx, sealer, task_id)
            if task is None or not self._open(tx, task, here):
                raise NotFound
            looked = self._looked(tx, here, task, kept)
            self._write_down(tx, actor, here, looked)
            return looked

        return self.acting.gate.let_in(work)

    def _open(self, tx: Tx, task: Task, here: AtWork) -> bool:
        mine = here.staff.person_id in {task.taken_by, task.done_by}
        return mine or self.desk.seen(tx, task, here) is not None

    def _kept(self, tx: Tx, task: Task) -> Kept | None:
        """What is kept of them, locked; None where one of them has gone."""
        try:
            return Concerned.locked(tx, self.acting.sealer, task.about, task.other).kept
        except WrongMoment:
            return None

    def _looked(self, tx: Tx, here: AtWork, task: Task, kept: Kept | None) -> Looked:
        between = with_likeness(kept.between, task) if kept else Between()
        holds = (*between.holds, *(kept.life.holds if kept else ()))
        match = _by_id(between.possible_matches, task.record_id)
        names = {one: self._name(tx, here, one) for one in self._here(tx, task)}
        return Looked(
            task=task,
            mine=task.taken_by == here.staff.person_id and not task.done,
            names=names,
            order=_by_id(between.restrictions, task.record_id),
            hold=_by_id(holds, task.record_id),
            cool_off=_by_id(between.cool_offs, task.record_id),
            match=match,
            compared=self._compared(tx, match) if match else None,
            notes=self._notes(tx, here, task),
        )

    def _here(self, tx: Tx, task: Task) -> list[PersonId]:
        needed = task.people
        if task.origin_kind in OTHER_NOT_NEEDED:
            needed = frozenset({task.about})
        return [one for one in sorted(needed) if tx.maybe("people/here", personId=one)]

    def _name(self, tx: Tx, here: AtWork, person_id: PersonId) -> str:
        """The name that they use, or the one by which they are known on a list here."""
        said = people.of(tx, self.acting.sealer, person_id)
        if said.names:
            return said.names[0]
        now = self.acting.clock.now()
        for place in store.assignments_of(tx, self.acting.sealer, person_id):
            own = place.organisation_id == here.organisation.id
            if own and place.kind is AssignmentKind.CASELOAD and place.runs(now):
                return place.known_as
        return ""

    def _compared(self, tx: Tx, match: PossibleMatch) -> Compared:
        sealer = self.acting.sealer
        said = people.of(tx, sealer, match.may_be)
        described = descriptions.of(tx, sealer, match.described_by)
        fitting = tuple(one for one in described.every if fits(one, said) or not said.every_name)
        births = () if said.born is None else (said.born,)
        now = Said(names=said.names, births=births)
        return Compared(
            descriptions=fitting,
            names=said.names,
            born=said.born,
            by_names_now=any(alike(one.whom, now) for one in fitting),
        )

    def _notes(self, tx: Tx, here: AtWork, task: Task) -> tuple[tuple[str, TaskNote], ...]:
        if not task.notes:
            return ()
        staff = store.staff_at(tx, self.acting.sealer, here.organisation.id)
        names = {one.person_id: one.name for one in staff}
        return tuple((names.get(note.by, ""), note) for note in task.notes)

    def _write_down(self, tx: Tx, actor: Actor, here: AtWork, looked: Looked) -> None:
        for person_id in sorted(looked.names):
            seen = shown(looked.task, person_id)
            record(
                tx,
                self.acting.sealer,
                stream=person_id,
                event=Event.READ_AT_WORK if seen else Event.READ_AT_WORK_UNSHOWN,
                at=self.acting.clock.now(),
                by=actor,
                detail={
                    "organisation": here.organisation.id,
                    "staff": here.staff.id,
                    "purpose": str(Purpose.SERVICE_SAFETY),
                },
            )


def _by_id(records: tuple[OneOf, ...], record_id: str) -> OneOf | None:
    return next((one for one in records if one.id == record_id), None)
