"""Reading requests at work, with a purpose. For who carries a list.

Reading the asker's words is shown to the asker, as every read is. What is noted at work is about
somebody else, for a request that is not answered yet: that it is looked at is recorded, and the
asker is not shown it, since it would tell how far it is (promises 2 and 7).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from network.actor import Actor, Capacity
from network.asking import store, work_store
from network.asking.kinds import LeadState
from network.asking.model import ContactRequest
from network.asking.work import Lead, RequestWork
from network.audit.events import Event
from network.audit.use_cases import record
from network.claims.search_store import standing
from network.clock import Clock
from network.consent.kinds import Purpose
from network.errors import Invalid, NotFound
from network.graph.door import Graph, Tx
from network.identity import AssignmentId, OrganisationId, PersonId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.ties import code_store as letters
from network.ties.left_to_them import Said, said_to_us
from network.ties.model import TieCode
from network.work import gate
from network.work import store as places
from network.work.gate import AtWork
from network.work.kinds import Things
from network.work.model import Assignment
from network.work.on_list import OnMyList
from network.work.reading import Closed

CARRIERS = frozenset({Capacity.COORDINATOR, Capacity.IN_TOUCH_WORKER})
READ_FOR = (Purpose.STAY_IN_TOUCH, Purpose.WELFARE_CHECK)
"""What the words of a request may be read for. Both are shown to whoever wrote them."""
F = TypeVar("F")


@dataclass(frozen=True, kw_only=True)
class Waits:
    """A request on a work list: whose, since when, and how far. Never the words."""

    place: Assignment
    request: ContactRequest = field(repr=False)
    noted: RequestWork = field(repr=False)
    left_to_us: bool = False
    """Whether somebody who was written to leaves the answer to us, and nobody has it in hand."""

    @property
    def begun(self) -> bool:
        """Whether anything is noted on it."""
        return bool(self.noted.lines or self.noted.leads)

    @property
    def ready(self) -> bool:
        """Whether somebody is ready to be approached."""
        return any(one.state is LeadState.READY for one in self.noted.leads)


@dataclass(frozen=True, kw_only=True)
class Worked:
    """One request as somebody works on it: whom it is about, and what is noted."""

    place: Assignment
    request: ContactRequest = field(repr=False)
    noted: RequestWork = field(repr=False)
    me: PersonId
    not_them: Mapping[str, datetime] = field(default_factory=dict)
    """By lead: when whoever got the letter said that it is not them. It is fit for the log."""
    left_to_us: Mapping[str, Said] = field(default_factory=dict)
    """By lead: that whoever got the letter would rather that this organisation answers."""

    def own(self, lead: Lead) -> bool:
        """Whether the reader found this lead: then somebody else checks it."""
        return lead.found_by == self.me


@dataclass(frozen=True, kw_only=True)
class RequestsAtWork:
    """The worker's side of requests. Never about oneself, or anybody to whom one is tied."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    on_list: OnMyList

    def waiting(self, actor: Actor) -> list[Waits]:
        """Every request that is the actor's to work on, oldest first. Raises NotAtWork, NotOpen.

        Each is decided as it is listed; what the actor may not read is not in it.
        """
        gate.may_try(actor, CARRIERS)
        now = self.clock.now()

        def mine(tx: Tx) -> list[AssignmentId]:
            here = gate.looked_up(tx, self.sealer, actor)
            everybody = places.assignments_at(tx, self.sealer, here.organisation.id)
            carried = [one for one in everybody if one.on_caseload(here.staff.id, now)]
            asks = store.who_asks(tx, {one.person_id for one in carried})
            return [one.id for one in carried if one.person_id in asks]

        found = [each for one in self.graph.read(mine) for each in self._waits(actor, one)]
        return sorted(found, key=lambda one: (one.request.asked_at, one.request.id))

    def read(
        self, actor: Actor, assignment_id: AssignmentId, purpose: Purpose
    ) -> list[ContactRequest]:
        """What somebody on my list asks for, in their words. They see that I have read it.

        Raises Invalid for another purpose, NotFound, NotAtWork, and Closed: alike for every cause.
        """
        if purpose not in READ_FOR:
            raise Invalid({"purpose": "none"})

        def work(tx: Tx) -> list[ContactRequest] | None:
            place, here = self.on_list.there(tx, actor, assignment_id)
            if not self.on_list.may(tx, actor, here, place, purpose=purpose):
                return None
            found = self.for_us(tx, here, place)
            self._write_down(tx, actor, here, place, purpose)
            return found

        return or_closed(self.graph.write(work))

    def one(self, actor: Actor, assignment_id: AssignmentId, request_id: str) -> Worked:
        """What is noted on one of them. Raises NotFound and Closed."""

        def work(tx: Tx) -> Worked | None:
            place, here = self.on_list.there(tx, actor, assignment_id)
            if not self.on_list.may(tx, actor, here, place, purpose=Purpose.RECONNECT):
                return None
            request = self.among(tx, here, place, request_id)
            noted = work_store.of_request(tx, self.sealer, request)
            written = self.written(tx, request)
            not_them, left_to_us = _not_them(written), self._left(tx, written)
            self._write_down(tx, actor, here, place, Purpose.RECONNECT)
            return Worked(
                place=place,
                request=request,
                noted=noted,
                me=actor.person_id,
                not_them=not_them,
                left_to_us=left_to_us,
            )

        return or_closed(self.graph.write(work))

    def written(self, tx: Tx, request: ContactRequest) -> dict[str, TieCode]:
        """By lead: the letters that were written for a request whose asker is locked."""
        rows = letters.for_requests(tx, self.sealer, request.person_id)
        codes = [row.code for row in rows if row.request_id == request.id and row.code]
        return {code.written_for.lead_id: code for code in codes if code.written_for}

    def _left(self, tx: Tx, written: Mapping[str, TieCode]) -> dict[str, Said]:
        said = said_to_us(tx, self.sealer, written.values())
        return {lead_id: said[code.id] for lead_id, code in written.items() if code.id in said}

    def for_us(self, tx: Tx, here: AtWork, place: Assignment) -> list[ContactRequest]:
        """What somebody locked asks of this organisation and has not taken back, oldest first."""
        found = [
            one
            for one in store.of_person(tx, self.sealer, place.person_id)
            if one.open and self._ours(tx, here, one.organisation_id)
        ]
        return sorted(found, key=lambda one: (one.asked_at, one.id))

    def among(self, tx: Tx, here: AtWork, place: Assignment, request_id: str) -> ContactRequest:
        """One of these. Raises NotFound: a request that was taken back is in no list at work."""
        for one in self.for_us(tx, here, place):
            if one.id == request_id:
                return one
        raise NotFound

    def organisation_of(self, place: Assignment) -> str:
        """The name of the organisation that a list belongs to."""
        found = self.graph.read(
            lambda tx: organisations.find(tx, self.sealer, place.organisation_id)
        )
        return found.name if found else ""

    def _ours(self, tx: Tx, here: AtWork, organisation_id: OrganisationId) -> bool:
        return standing(tx, organisation_id, self.sealer) == here.organisation.id

    def _waits(self, actor: Actor, assignment_id: AssignmentId) -> list[Waits]:
        def work(tx: Tx) -> list[Waits]:
            place, here = self.on_list.there(tx, actor, assignment_id)
            decision = self.on_list.decided(tx, actor, here, place, purpose=Purpose.RECONNECT)
            if not decision.permitted:
                return []
            return [self._line(tx, place, one) for one in self.for_us(tx, here, place)]

        return self.graph.write(work)

    def _line(self, tx: Tx, place: Assignment, request: ContactRequest) -> Waits:
        noted = work_store.of_request(tx, self.sealer, request)
        left = self._left(tx, self.written(tx, request)).values()
        waits = any(said.taken_on_at is None for said in left)
        return Waits(place=place, request=request, noted=noted, left_to_us=waits)

    def _write_down(
        self, tx: Tx, actor: Actor, here: AtWork, place: Assignment, purpose: Purpose
    ) -> None:
        shown = purpose in READ_FOR
        record(
            tx,
            self.sealer,
            stream=place.person_id,
            event=Event.READ_AT_WORK if shown else Event.READ_AT_WORK_UNSHOWN,
            at=self.clock.now(),
            by=actor,
            detail={
                "organisation": here.organisation.id,
                "staff": here.staff.id,
                "purpose": str(purpose),
                "place": place.id,
                "things": str(Things.REQUEST),
            },
        )


def _not_them(written: Mapping[str, TieCode]) -> dict[str, datetime]:
    return {lead_id: code.not_me_at for lead_id, code in written.items() if code.not_me_at}


def or_closed(found: F | None) -> F:
    """What was found. Raises Closed where the decision has refused."""
    if found is None:
        raise Closed
    return found
