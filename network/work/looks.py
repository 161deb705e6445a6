"""Who has looked, by name and hat, and saying that one doesn't recognise it.

Estonia's Data Tracker is the model (security research 5): who, when, what for, which kinds of
things. Saying so asks for no reason and reaches a human being.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from network.accounts import store as accounts
from network.actor import Actor
from network.audit.events import Event
from network.audit.model import LookLine
from network.audit.use_cases import Audit, record
from network.clock import Clock
from network.desk import store as desk
from network.desk.model import DeskKind
from network.graph.door import Graph, Tx
from network.identity import OrganisationId, StaffId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.model import Organisation
from network.work import gate, store
from network.work.kinds import AssignmentKind, AssignmentState
from network.work.model import Assignment, StaffAccount

Named = Organisation | StaffAccount
ALL = 5000
"""So many lines are looked through for the organisations that can be chosen."""
STOPPED = frozenset({AssignmentKind.CASELOAD, AssignmentKind.BACK_IN, AssignmentKind.ASSISTED})
"""What the person can stop. Reading in an emergency is not theirs to stop, only to see."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """A line with the names that belong to it, as the person may know them."""

    line: LookLine
    organisation: str = field(default="", repr=False)
    worker: str = field(default="", repr=False)
    told: bool = False
    """Whether the person has said that they don't recognise it."""

    @property
    def by_others(self) -> bool:
        """Whether it was somebody else, so that one can say that one doesn't recognise it."""
        return not self.line.mine and self.line.event is not Event.RESEALED


@dataclass(frozen=True, kw_only=True)
class Looks:
    """The person's own page of looks."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    audit: Audit

    def page(
        self, actor: Actor, *, before: int | None, limit: int, organisation: str = ""
    ) -> list[Look]:
        """A page of looks, newest first, of one organisation or of all."""
        gate.oneself(actor)
        lines = self.audit.who_looked(actor, before=before, limit=limit, organisation=organisation)
        return self.graph.read(lambda tx: self._named(tx, lines))

    def one(self, actor: Actor, line_id: str) -> Look:
        """One look. Raises NotFound."""
        gate.oneself(actor)
        line = self.audit.look(actor, line_id)
        return self.graph.read(lambda tx: self._named(tx, [line]))[0]

    def organisations(self, actor: Actor) -> list[tuple[str, str]]:
        """Which organisations there are in it, by name: id and name."""
        gate.oneself(actor)
        lines = self.audit.who_looked(actor, limit=ALL)
        ids = {line.detail.get("organisation", "") for line in lines} - {""}
        names = self.graph.read(lambda tx: self._organisations(tx, ids))
        return sorted(names.items(), key=lambda one: one[1].casefold())

    def not_recognised(self, actor: Actor, line_id: str) -> None:
        """Say that one doesn't recognise a look: somebody who keeps people safe looks at it.

        Twice is the same as once. Raises NotFound.
        """
        gate.oneself(actor)
        line, now = self.audit.look(actor, line_id), self.clock.now()

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            if desk.asked(tx, self.sealer, DeskKind.NOT_RECOGNISED, [line.id]):
                return
            desk.ask(
                tx,
                self.sealer,
                kind=DeskKind.NOT_RECOGNISED,
                about=actor.person_id,
                other=line.who if line.who != actor.person_id else None,
                record_id=line.id,
                at=now,
            )
            self._write_down(tx, actor, Event.NOT_RECOGNISED, {"line": line.id})

        self.graph.write(work)

    def stop(self, actor: Actor, line_id: str) -> None:
        """Stop the work of the organisation that a look was from, at once. Twice is once."""
        gate.oneself(actor)
        organisation_id = self.audit.look(actor, line_id).detail.get("organisation", "")

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            for one in store.assignments_of(tx, self.sealer, actor.person_id):
                running = one.kind in STOPPED and one.state is AssignmentState.RUNNING
                if running and one.organisation_id == organisation_id:
                    self._end(tx, actor, one)
            self._end_helping(tx, actor, OrganisationId(organisation_id))

        self.graph.write(work)

    def _end(self, tx: Tx, actor: Actor, one: Assignment) -> None:
        place = store.lock_assignment(tx, self.sealer, one.id)
        if place is None or place.state is AssignmentState.ENDED:
            return
        ended = replace(place, state=AssignmentState.ENDED, ended_at=self.clock.now())
        store.keep_assignment(tx, self.sealer, ended)
        if place.kind is AssignmentKind.CASELOAD:
            detail = {"organisation": place.organisation_id, "staff": place.staff_id}
            self._write_down(tx, actor, Event.WORK_ENDED, detail)

    def _end_helping(self, tx: Tx, actor: Actor, organisation_id: OrganisationId) -> None:
        """End the sessions in which somebody from there helps."""
        staff = {one.id for one in store.staff_at(tx, self.sealer, organisation_id)}
        sessions = accounts.sessions_of(tx, self.sealer, actor.person_id)
        helped = [one.id for one in sessions if one.helped_by in staff]
        accounts.end_sessions(tx, actor.person_id, helped)

    def _named(self, tx: Tx, lines: Iterable[LookLine]) -> list[Look]:
        lines = list(lines)
        names = self._organisations(tx, _in(lines, "organisation"))
        workers = _each(
            _in(lines, "staff"), lambda one: store.find_staff(tx, self.sealer, StaffId(one))
        )
        told = desk.asked(tx, self.sealer, DeskKind.NOT_RECOGNISED, [line.id for line in lines])
        return [
            Look(
                line=line,
                organisation=names.get(line.detail.get("organisation", ""), ""),
                worker=workers.get(line.detail.get("staff", ""), ""),
                told=line.id in told,
            )
            for line in lines
        ]

    def _organisations(self, tx: Tx, ids: Iterable[str]) -> dict[str, str]:
        return _each(ids, lambda one: organisations.find(tx, self.sealer, OrganisationId(one)))

    def _write_down(self, tx: Tx, actor: Actor, event: Event, detail: dict[str, str]) -> None:
        record(
            tx,
            self.sealer,
            stream=actor.person_id,
            event=event,
            at=self.clock.now(),
            by=actor,
            detail=detail,
        )


def _in(lines: Iterable[LookLine], key: str) -> set[str]:
    return {line.detail[key] for line in lines if line.detail.get(key)}


def _each(ids: Iterable[str], find: Callable[[str], Named | None]) -> dict[str, str]:
    found = {one: find(one) for one in sorted(ids)}
    return {one: named.name for one, named in found.items() if named is not None}
