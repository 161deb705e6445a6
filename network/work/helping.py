"""A worker helps somebody on the worker's own screen: half an hour, few doors, written down.

Security research 3.3: for a person without a device. The person hands over a code for help now;
staff never know a password, and the session is the person's, not the worker's.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from network.accounts import store as accounts
from network.accounts.model import Session, SessionMode, StartedSession
from network.accounts.throttle import Throttle
from network.accounts.tokens import token_hash
from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.kinds import Channel, Purpose
from network.consent.model import Asked
from network.graph.door import Graph, Tx
from network.identity import (
    AccountId,
    AssignmentId,
    PersonId,
    SessionId,
    new_id,
    new_secret,
)
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.work import codes, gate, store
from network.work.caseload import CARRIERS
from network.work.facts import KnownWork
from network.work.gate import AtWork
from network.work.kinds import AssignmentKind, AssignmentState, CodeKind, Things
from network.work.model import ASSISTED_FOR, Assignment, WorkerCode, WrongCode
from network.work.ports import Facts

HELP = frozenset({CodeKind.HELP_ME_NOW, CodeKind.HELP_CARD})
"""What opens a session with help: a code made just now, or a card made beforehand."""


@dataclass(frozen=True, kw_only=True)
class HelpedNow:
    """Who helps on whose screen, and until when: it stands at the top of every page meanwhile."""

    organisation: str = field(repr=False)
    worker: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Helping:
    """Beginning a session in which a worker helps."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    throttle: Throttle
    work: KnownWork
    facts: Facts

    def begin(self, actor: Actor, typed: str) -> StartedSession:
        """Begin the session of whoever handed over this code. The code is used up.

        Raises WrongCode, alike for codes that never were and for whatever the decision refuses.
        Tries are counted.
        """
        gate.may_try(actor, CARRIERS)
        self.throttle.count(self.throttle.session(actor.session_id or actor.person_id))
        session, token, on_list = self._session(), new_secret(), AssignmentId(new_id())

        def work(tx: Tx) -> StartedSession | None:
            person_id, code = self._coded(tx, typed)
            gate.lock_people(tx, [actor.person_id, person_id])
            account = accounts.lock_account(tx, self.sealer, person_id)
            here = gate.at_work(tx, self.sealer, actor, CARRIERS)
            if account is None or not self._permitted(tx, actor, here, person_id):
                return None
            if not store.drop_code(tx, person_id, code.id):
                return None
            begun = replace(
                session,
                account_id=account.id,
                person_id=person_id,
                guarded_until=account.guarded_until,
                helped_by=here.staff.id,
            )
            accounts.add_session(tx, self.sealer, begun, token_hash(token))
            store.add_assignment(tx, self.sealer, self._helped(on_list, actor, here, person_id))
            self._write_down(tx, actor, here, person_id, on_list)
            return StartedSession(token=token, actor=begun.actor(self.clock.now()), mode=begun.mode)

        started = self.graph.write(work)
        if started is None:
            raise WrongCode
        return started

    def now(self, actor: Actor) -> HelpedNow | None:
        """Which organisation helps in this session, and until when; None where nobody helps."""
        staff_id = actor.helped_by
        if staff_id is None:
            return None

        def work(tx: Tx) -> HelpedNow | None:
            staff = store.find_staff(tx, self.sealer, staff_id)
            kept = accounts.sessions_of(tx, self.sealer, actor.person_id)
            begun = next((one.begun_at for one in kept if one.id == actor.session_id), None)
            if staff is None or begun is None:
                return None
            found = organisations.find(tx, self.sealer, staff.organisation_id)
            name = found.name if found is not None else ""
            return HelpedNow(organisation=name, worker=staff.name, until=begun + ASSISTED_FOR)

        return self.graph.read(work)

    def _coded(self, tx: Tx, typed: str) -> tuple[PersonId, WorkerCode]:
        found = store.find_code(tx, self.sealer, codes.fingerprint(typed))
        if found is None or found[1].kind not in HELP:
            raise WrongCode
        if found[1].until <= self.clock.now():
            raise WrongCode
        return found

    def _permitted(self, tx: Tx, actor: Actor, here: AtWork, person_id: PersonId) -> bool:
        asked = Asked(
            asker=actor.person_id,
            other=person_id,
            act=Act.ASSIGN,
            purpose=Purpose.STAY_IN_TOUCH,
            channel=Channel.WORKER_IN_PERSON,
            capacity=actor.capacity,
        )
        known = self.work.at(tx, here.staff, actor.person_id, person_id)
        return decide(asked, self.facts.of(tx, asked, known), self.clock.now()).permitted

    def _session(self) -> Session:
        now = self.clock.now()
        return Session(
            id=SessionId(new_id()),
            account_id=AccountId(""),
            person_id=PersonId(""),
            version=1,
            mode=SessionMode.ASSISTED,
            begun_at=now,
            seen_at=now,
        )

    def _helped(
        self, assignment_id: AssignmentId, actor: Actor, here: AtWork, person_id: PersonId
    ) -> Assignment:
        now = self.clock.now()
        return Assignment(
            id=assignment_id,
            organisation_id=here.organisation.id,
            kind=AssignmentKind.ASSISTED,
            state=AssignmentState.RUNNING,
            person_id=person_id,
            staff_id=here.staff.id,
            by=actor.person_id,
            since=now,
            until=now + ASSISTED_FOR,
        )

    def _write_down(
        self, tx: Tx, actor: Actor, here: AtWork, person_id: PersonId, place: AssignmentId
    ) -> None:
        record(
            tx,
            self.sealer,
            stream=person_id,
            event=Event.HELPED_BY_WORKER,
            at=self.clock.now(),
            by=actor,
            detail={
                "organisation": here.organisation.id,
                "staff": here.staff.id,
                "place": place,
                "things": str(Things.MAP),
            },
        )
