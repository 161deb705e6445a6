"""Asking an organisation that works with me to look in its records for one of the things I say."""

from dataclasses import dataclass, replace
from datetime import datetime

from network.actor import Actor
from network.audit.events import Event
from network.claims import checks, search_store, store
from network.claims.folded import same_somebody
from network.claims.model import Claim
from network.claims.searches import MOST_ASKED, SEVERAL, TOGETHER, RecordSearch, SearchState
from network.clock import Clock
from network.consent import recording
from network.desk import store as desk
from network.desk.model import DeskKind
from network.errors import Invalid, NotFound, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import ItemId
from network.keys.sealing import Sealer
from network.work import gate
from network.work import store as work_store
from network.work.kinds import AssignmentKind
from network.work.model import Assignment

INDEX = "record-searches"


@dataclass(frozen=True, kw_only=True)
class Asking:
    """The person's own side of a search. The words go to the workers who carry them there."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def ask(self, actor: Actor, claim_id: str, assignment_id: str) -> ItemId:
        """Ask. Asked again while it waits, or where it was seen, nothing changes.

        Raises NotFound for what isn't mine, Invalid where nobody such works with me, WrongMoment
        where I have asked too much. Refuses somebody at work, being helped, or just recovered.
        """
        gate.oneself_surely(actor)
        now = self.clock.now()

        def work(tx: Tx) -> ItemId:
            claim = self._claim(tx, actor, claim_id)
            place = self._place(tx, actor, assignment_id, now)
            mine = search_store.of_person(tx, self.sealer, actor.person_id)
            fresh = self._fresh(claim, place, now)
            before = next((one for one in mine if one.id == fresh.id), None)
            if before is None and len(mine) >= MOST_ASKED:
                raise WrongMoment
            if before is not None and before.open and _still(before):
                return before.id
            kept = fresh if before is None else replace(before, asked_at=now, stopped_at=None)
            search_store.keep(tx, self.sealer, kept)
            self._look_for_pattern(tx, kept, now)
            self._write_down(tx, actor, "ask_to_look", now)
            return kept.id

        return self.graph.write(work)

    def stop(self, actor: Actor, search_id: str) -> None:
        """Let nobody there read it any more, in one step. What they have seen already stays said.

        Twice is the same as once. Raises NotFound.
        """
        now = self.clock.now()

        def work(tx: Tx) -> None:
            found = self._mine(tx, actor, search_id)
            if not found.open:
                return
            search_store.keep(tx, self.sealer, replace(found, stopped_at=now))
            recording.changed(
                tx,
                self.sealer,
                by=actor,
                stream=actor.person_id,
                event=Event.CLOSED,
                what="ask_to_look",
                at=now,
            )

        self.graph.write(work)

    def question(self, actor: Actor, search_id: str) -> str:
        """What a worker asks me about it. Raises NotFound where nothing was asked."""
        gate.oneself(actor)
        found = self.graph.read(lambda tx: search_store.of_person(tx, self.sealer, actor.person_id))
        for one in found:
            if one.id == search_id and one.open and one.check is not None:
                return one.check.question
        raise NotFound

    def answer(self, actor: Actor, search_id: str, typed: str) -> None:
        """Answer it. Right, wrong and too often are the same from here, in every step.

        Raises Invalid where nothing was typed, NotFound where nothing was asked.
        """
        gate.oneself(actor)
        if not typed.strip() or len(typed) > checks.ANSWER_LIMIT:
            raise Invalid({"answer": "missing" if not typed.strip() else "too long"})
        now = self.clock.now()

        def work(tx: Tx) -> None:
            found = self._mine(tx, actor, search_id)
            if found.check is None or not found.open:
                raise NotFound
            after = checks.tried(found.check, typed, by=actor.person_id, at=now)
            search_store.keep(tx, self.sealer, replace(found, check=after))
            desk.ask_perhaps(
                tx,
                self.sealer,
                wanted=after.alarming,
                kind=DeskKind.PATTERN,
                about=actor.person_id,
                other=None,
                record_id=found.id,
                at=now,
            )

        self.graph.write(work)

    def _claim(self, tx: Tx, actor: Actor, claim_id: str) -> Claim:
        for one in store.lock(tx, self.sealer, actor.person_id):
            if one.id == claim_id:
                return one
        raise NotFound

    def _place(self, tx: Tx, actor: Actor, assignment_id: str, now: datetime) -> Assignment:
        for one in work_store.assignments_of(tx, self.sealer, actor.person_id):
            carried = one.kind is AssignmentKind.CASELOAD and one.runs(now)
            if one.id == assignment_id and carried:
                return one
        raise Invalid({"place": "unknown"})

    def _fresh(self, claim: Claim, place: Assignment, now: datetime) -> RecordSearch:
        parts = f"{claim.id}|{claim.version}|{place.organisation_id}"
        return RecordSearch(
            id=ItemId(self.sealer.index(INDEX, parts)),
            claim_id=claim.id,
            organisation_id=place.organisation_id,
            person_id=claim.by,
            known_as=place.known_as,
            who=claim.said.who,
            asked_at=now,
        )

    def _mine(self, tx: Tx, actor: Actor, search_id: str) -> RecordSearch:
        gate.lock_people(tx, [actor.person_id])
        for one in search_store.of_person(tx, self.sealer, actor.person_id):
            if one.id == search_id:
                return one
        raise NotFound

    def _look_for_pattern(self, tx: Tx, asked: RecordSearch, now: datetime) -> None:
        """Several people who ask about one and the same described somebody: a human being looks."""
        since = now - TOGETHER
        months = sorted({f"{since:%Y-%m}", f"{now:%Y-%m}"})
        others = search_store.at_organisation(tx, self.sealer, asked.organisation_id, months)
        people = {
            one.person_id
            for one in (*others, asked)
            if one.asked_at > since and same_somebody(one.who, asked.who)
        }
        if len(people) >= SEVERAL:
            desk.ask(
                tx,
                self.sealer,
                kind=DeskKind.PATTERN,
                about=asked.person_id,
                other=None,
                record_id=asked.id,
                at=now,
            )

    def _write_down(self, tx: Tx, actor: Actor, what: str, now: datetime) -> None:
        recording.changed(
            tx,
            self.sealer,
            by=actor,
            stream=actor.person_id,
            event=Event.OPENED,
            what=what,
            at=now,
        )


def _still(asked: RecordSearch) -> bool:
    return asked.counts or asked.state in {SearchState.ASKED, SearchState.NOT_YET}
