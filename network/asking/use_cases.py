"""The person's own side: asking an organisation to help them be in touch again, and stopping it.

Whatever is true about the one they ask for, whatever anybody at work does with it: what the asker
meets is made of their own words and of days alone.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from network.actor import Actor
from network.asking import limits, store
from network.asking.crisis import sounds_like_crisis
from network.asking.model import AskedWords, ContactRequest
from network.asking.pattern import look_for_pattern
from network.asking.records import words_record
from network.asking.telling import tell_of_crisis
from network.audit.events import Event
from network.claims.search_store import standing
from network.clock import Clock
from network.connections import store as connections
from network.connections.kinds import Kind
from network.connections.model import Connection
from network.consent import recording
from network.errors import Invalid, NotFound, OperationReused
from network.graph.door import Graph, Tx
from network.identity import ItemId, OrganisationId, StepId
from network.keys.sealing import Record, Sealer
from network.organisations import store as organisations
from network.work import gate
from network.work import store as work_store
from network.work.kinds import AssignmentKind
from network.work.model import Assignment

INDEX = "contact-requests"
WHAT = "ask_for_somebody"
NOBODY_TO_ASK_FOR = frozenset({Kind.PET})


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One of my requests, with whom it went to and who works with me there now."""

    request: ContactRequest
    organisation: str = field(repr=False)
    worker: str = field(repr=False)
    """Empty where nobody there works with me now."""


@dataclass(frozen=True, kw_only=True)
class Requests:
    """What one person asks for. It always succeeds, and says nothing about anybody else."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def ask(
        self,
        actor: Actor,
        operation_id: StepId,
        connection_id: str,
        place_id: str,
        words: AskedWords,
    ) -> ContactRequest:
        """Ask for somebody on my map. The same key with the same words asks once.

        Raises Invalid, NotFound for who isn't on my map, OperationReused, AskedAlready and
        AskAgainLater. Refuses somebody at work, being helped, or just recovered.
        """
        gate.oneself_surely(actor)
        problems = words.problems()
        if problems:
            raise Invalid(problems)
        wanted = ContactRequest(
            id=ItemId(self.sealer.index(INDEX, f"{actor.person_id}|{operation_id}")),
            person_id=actor.person_id,
            organisation_id=OrganisationId(""),
            connection_id=ItemId(connection_id),
            words=words,
            asked_at=self.clock.now(),
            crisis=sounds_like_crisis(words.written),
        )
        return self.graph.write(lambda tx: self._ask(tx, actor, place_id, wanted))

    def withdraw(self, actor: Actor, request_id: str) -> None:
        """Take it back, in one step: it is gone from every list at work. Twice is once.

        Raises NotFound.
        """
        gate.oneself(actor)
        now = self.clock.now()

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            found = self._mine(tx, actor, request_id)
            if not found.open:
                return
            store.withdraw(tx, self.sealer, replace(found, withdrawn_at=now))
            self._write_down(tx, actor, Event.CLOSED, now)

        self.graph.write(work)

    def mine(self, actor: Actor) -> list[Asked]:
        """Everything that I asked, newest first."""

        def work(tx: Tx) -> list[Asked]:
            found = store.of_person(tx, self.sealer, actor.person_id)
            places = self._places(tx, actor, self.clock.now())
            return [self._asked(tx, one, places) for one in found]

        gate.oneself(actor)
        found = self.graph.read(work)
        return sorted(found, key=lambda one: (one.request.asked_at, one.request.id), reverse=True)

    def one(self, actor: Actor, request_id: str) -> Asked:
        """One of mine. Raises NotFound."""
        for one in self.mine(actor):
            if one.request.id == request_id:
                return one
        raise NotFound

    def may_ask(self, actor: Actor, connection_id: str) -> None:
        """Raises AskedAlready or AskAgainLater where asking for this one would."""
        mine = [one.request for one in self.mine(actor)]
        limits.require_may_ask(mine, connection_id, self.clock.now())

    def again_from(self, actor: Actor, request_id: str) -> datetime:
        """From when I could ask for the same one again, had I taken this back now; or as I did.

        Raises NotFound.
        """
        now = self.clock.now()
        every = [one.request for one in self.mine(actor)]
        kept = [
            replace(one, withdrawn_at=now) if one.id == request_id and one.open else one
            for one in every
        ]
        for one in kept:
            if one.id == request_id:
                return limits.may_ask_from(kept, one.connection_id) or now
        raise NotFound

    def checks_in(self, actor: Actor) -> tuple[str, ...]:
        """For which of my requests it is a time to ask how it goes: counted from the day alone."""
        if actor.helped_by is not None:
            return ()
        now = self.clock.now()
        found = self.graph.read(lambda tx: store.of_person(tx, self.sealer, actor.person_id))
        return tuple(one.id for one in found if one.checks_in(now))

    def everything(self, actor: Actor) -> list[Record]:
        """What I wrote, to take away. What others note is about others, and stays out."""
        return [
            {
                "askedAt": one.request.asked_at.isoformat(),
                "withdrawnAt": _text(one.request.withdrawn_at),
                "organisation": one.organisation,
                **words_record(one.request.words),
            }
            for one in self.mine(actor)
        ]

    def _ask(self, tx: Tx, actor: Actor, place_id: str, wanted: ContactRequest) -> ContactRequest:
        gate.lock_people(tx, [actor.person_id])
        now, mine = wanted.asked_at, store.of_person(tx, self.sealer, actor.person_id)
        for one in mine:
            if one.id == wanted.id:
                return _the_same(one, wanted)
        self._require_on_my_map(tx, actor, wanted.connection_id)
        limits.require_may_ask(mine, wanted.connection_id, now)
        place = self._place(tx, actor, place_id, now)
        request = replace(wanted, organisation_id=place.organisation_id)
        store.put(tx, self.sealer, request)
        look_for_pattern(tx, self.sealer, request)
        self._tell(tx, request)
        self._write_down(tx, actor, Event.OPENED, now)
        return request

    def _require_on_my_map(self, tx: Tx, actor: Actor, wanted: ItemId) -> None:
        kept = connections.held(tx, self.sealer, actor.person_id, [wanted]).get(wanted)
        found = kept.item if kept is not None else None
        if not isinstance(found, Connection) or found.kind in NOBODY_TO_ASK_FOR:
            raise NotFound

    def _place(self, tx: Tx, actor: Actor, place_id: str, now: datetime) -> Assignment:
        for one in self._places(tx, actor, now):
            if one.id == place_id:
                return one
        raise Invalid({"place": "unknown"})

    def _places(self, tx: Tx, actor: Actor, now: datetime) -> list[Assignment]:
        return [
            one
            for one in work_store.assignments_of(tx, self.sealer, actor.person_id)
            if one.kind is AssignmentKind.CASELOAD and one.runs(now)
        ]

    def _asked(self, tx: Tx, request: ContactRequest, places: list[Assignment]) -> Asked:
        here = standing(tx, request.organisation_id, self.sealer)
        organisation = organisations.find(tx, self.sealer, here)
        staff = [
            work_store.find_staff(tx, self.sealer, one.staff_id)
            for one in sorted(places, key=lambda each: (each.since, each.id))
            if one.organisation_id == here
        ]
        return Asked(
            request=request,
            organisation=organisation.name if organisation else "",
            worker=next((one.name for one in staff if one is not None and one.active), ""),
        )

    def _mine(self, tx: Tx, actor: Actor, request_id: str) -> ContactRequest:
        for one in store.of_person(tx, self.sealer, actor.person_id):
            if one.id == request_id:
                return one
        raise NotFound

    def _tell(self, tx: Tx, request: ContactRequest) -> None:
        if request.crisis:
            tell_of_crisis(
                tx,
                self.sealer,
                about=request.person_id,
                record_id=request.id,
                at=request.asked_at,
                written=request.words.written,
            )

    def _write_down(self, tx: Tx, actor: Actor, event: Event, now: datetime) -> None:
        recording.changed(
            tx, self.sealer, by=actor, stream=actor.person_id, event=event, what=WHAT, at=now
        )


def _the_same(kept: ContactRequest, wanted: ContactRequest) -> ContactRequest:
    if (kept.connection_id, kept.words) != (wanted.connection_id, wanted.words):
        raise OperationReused
    return kept


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
