"""The person's own side: who works with them, codes to hand over, and stopping it in one step."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from network.accounts import rules
from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import NotFound, NotPermitted, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import AssignmentId, OrganisationId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.hours import There, there
from network.organisations.model import Organisation
from network.work import codes, gate, store
from network.work.kinds import AssignmentKind, AssignmentState, CodeKind
from network.work.model import (
    CODE_LASTS,
    MOST_CODES,
    Assignment,
    NewCode,
    StaffAccount,
    WorkerCode,
)

Record = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class WorksWithMe:
    """An organisation's worker who has me on their list."""

    place: Assignment
    organisation: Organisation = field(repr=False)
    worker: str = field(repr=False)
    """Their name; empty where nobody has taken over yet."""
    there: There


@dataclass(frozen=True, kw_only=True)
class WithMe:
    """Organisations that work with me."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def mine(self, actor: Actor) -> list[WorksWithMe]:
        """Who works with me now, and whether anybody is there at this moment."""

        def work(tx: Tx) -> list[WorksWithMe]:
            now = self.clock.now()
            return [
                self._one(tx, place)
                for place in store.assignments_of(tx, self.sealer, actor.person_id)
                if place.kind is AssignmentKind.CASELOAD and place.runs(now)
            ]

        return sorted(self.graph.read(work), key=lambda one: one.place.since)

    def stop(self, actor: Actor, assignment_id: AssignmentId) -> None:
        """Take oneself off a list: at once, without a reason, from any session of one's own.

        Raises NotFound. Twice is the same as once.
        """
        now = self.clock.now()

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            place = store.lock_assignment(tx, self.sealer, assignment_id)
            if place is None or place.person_id != actor.person_id:
                raise NotFound
            if place.state is AssignmentState.ENDED:
                return
            ended = replace(place, state=AssignmentState.ENDED, ended_at=now)
            store.keep_assignment(tx, self.sealer, ended)
            detail = {"organisation": place.organisation_id, "staff": place.staff_id}
            self._write_down(tx, actor, Event.WORK_ENDED, detail)

        self.graph.write(work)

    def codes(self, actor: Actor) -> list[NewCode]:
        """The codes that I have made and nobody has used. Not while a worker helps."""
        gate.oneself(actor)
        now = self.clock.now()
        kept = self.graph.read(lambda tx: store.codes_of(tx, self.sealer, actor.person_id))
        mine = (one for one in kept if now < one.until and one.kind is not CodeKind.BACK_IN)
        alive = sorted(mine, key=lambda one: one.until)
        return [NewCode(code=codes.code(self.sealer, one.id), line=one) for one in alive]

    def make_code(self, actor: Actor, code_id: str, kind: CodeKind) -> NewCode:
        """Make a code to hand to a worker. Sent twice, there is one code.

        Needs a fresh password: it lets somebody in. Raises WrongMoment where too many wait, and
        refuses somebody at work, being helped, or in the days after a recovery.
        """
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        if kind not in CODE_LASTS:
            raise NotPermitted
        line = WorkerCode(id=code_id, kind=kind, until=self.clock.now() + CODE_LASTS[kind])
        code = codes.code(self.sealer, code_id)

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            kept = store.codes_of(tx, self.sealer, actor.person_id)
            now = self.clock.now()
            for old in kept:
                if old.until <= now:
                    store.drop_code(tx, actor.person_id, old.id)
            alive = [
                one
                for one in kept
                if now < one.until and one.id != code_id and one.kind is not CodeKind.BACK_IN
            ]
            if len(alive) >= MOST_CODES:
                raise WrongMoment
            store.add_code(tx, self.sealer, actor.person_id, line, codes.fingerprint(code))

        self.graph.write(work)
        return NewCode(code=code, line=line)

    def drop_code(self, actor: Actor, code_id: str) -> None:
        """Take a code back. Twice is the same as once."""
        self.graph.write(lambda tx: store.drop_code(tx, actor.person_id, code_id))

    def everything(self, actor: Actor) -> Record:
        """What is kept of my work and of work with me, to take away."""

        def work(tx: Tx) -> Record:
            now = self.clock.now()
            lists = [
                one
                for one in store.assignments_of(tx, self.sealer, actor.person_id)
                if not one.hidden(now)
            ]
            jobs = store.staff_of(tx, self.sealer, actor.person_id)
            ids = {one.organisation_id for one in lists} | {one.organisation_id for one in jobs}
            names = {
                found.id: found.name
                for one in ids
                if (found := organisations.find(tx, self.sealer, one)) is not None
            }
            return {
                "organisationsThatWorkWithMe": [
                    _list(one, names) for one in sorted(lists, key=lambda one: (one.since, one.id))
                ],
                "whereIWork": [_job(one, names) for one in jobs],
                "codesForWorkers": [
                    {"for": one.kind, "until": one.until.isoformat()}
                    for one in store.codes_of(tx, self.sealer, actor.person_id)
                ],
            }

        return self.graph.read(work)

    def _one(self, tx: Tx, place: Assignment) -> WorksWithMe:
        organisation = organisations.find(tx, self.sealer, place.organisation_id)
        staff = store.find_staff(tx, self.sealer, place.staff_id)
        if organisation is None:
            raise NotFound
        return WorksWithMe(
            place=place,
            organisation=organisation,
            worker=staff.name if staff is not None and staff.active else "",
            there=there(organisation, self.clock.now()),
        )

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


def _list(place: Assignment, names: Mapping[OrganisationId, str]) -> Record:
    return {
        "organisation": names.get(place.organisation_id, ""),
        "why": place.kind,
        "knownAs": place.known_as,
        "since": place.since.isoformat(),
        "until": _text(place.ended_at or place.until),
        "reason": place.reason,
        "notes": [{"at": note.at.isoformat(), "text": note.text} for note in place.notes],
    }


def _job(staff: StaffAccount, names: Mapping[OrganisationId, str]) -> Record:
    return {
        "organisation": names.get(staff.organisation_id, ""),
        "myName": staff.name,
        "hats": [str(hat) for hat in staff.hats()],
        "state": staff.state,
        "since": _text(staff.joined_at),
        "until": _text(staff.ended_at),
    }


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
