"""A worker reads the card of somebody who shows it to them: decided, counted, written down.

The reading is decided as every reading at work is. Beside that the person's own yes must count at
this very moment, under the lock of that person: whoever takes it back is never read after that.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.kinds import Purpose
from network.consent.model import Asked, Decision
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.identity import AssignmentId, PersonId
from network.keys.sealing import Sealer
from network.story import store
from network.story.model import MOST_READINGS, Share, StoryCard, Words
from network.work import gate
from network.work import store as work_store
from network.work.gate import AtWork
from network.work.kinds import Things
from network.work.model import Assignment
from network.work.reading import READERS, Closed, Reading
from network.work.refusing import refused

NOT_SHOWN = "not_shown"
"""For the record: the work would let them read, and the person does not."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a worker reads: whose card it is by the name on their list, what it says, until when."""

    known_as: str = field(repr=False)
    words: Words
    until: datetime


@dataclass(frozen=True, kw_only=True)
class StoryReading:
    """Reading a card at work."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    reading: Reading

    def open(self, actor: Actor, assignment_id: AssignmentId) -> Shown:
        """Read the card of somebody on the actor's own list.

        Raises NotFound for what isn't this organisation's, NotAtWork, and Closed: the same for
        every other cause, be it that nothing was ever shown, taken back, or over.
        """
        now = self.clock.now()

        def work(tx: Tx) -> Shown | None:
            place, here = self._there(tx, actor, assignment_id)
            card = store.of(tx, self.sealer, place.person_id)
            share = _counting(card, place, now) if card else None
            decision = self._decided(tx, actor, here, place)
            if card is None or share is None or not decision.permitted:
                reason = NOT_SHOWN if decision.permitted else str(decision.reason)
                refused(tx, self.sealer, here, by=actor, reason=reason, at=self.clock.now())
                return None
            self._count(tx, here, place.person_id, now)
            store.put(tx, self.sealer, place.person_id, _read(card, share, now))
            self._write_down(tx, actor, here, place, now)
            return Shown(known_as=place.known_as, words=card.words, until=share.until)

        shown = self.graph.write(work)
        if shown is None:
            raise Closed
        return shown

    def _there(
        self, tx: Tx, actor: Actor, assignment_id: AssignmentId
    ) -> tuple[Assignment, AtWork]:
        seen = gate.looked_up(tx, self.sealer, actor, practice=True)
        gate.may_try(actor, READERS)
        before = work_store.find_assignment(tx, self.sealer, assignment_id)
        if before is None or before.organisation_id != seen.organisation.id:
            raise NotFound
        gate.lock_people(tx, [actor.person_id, before.person_id])
        here = gate.at_work(tx, self.sealer, actor, READERS, practice=True)
        place = work_store.lock_assignment(tx, self.sealer, assignment_id)
        if place is None or place.staff_id != here.staff.id:
            raise NotFound
        return place, here

    def _decided(self, tx: Tx, actor: Actor, here: AtWork, place: Assignment) -> Decision:
        asked = Asked(
            asker=actor.person_id,
            other=place.person_id,
            act=Act.STAFF_READ,
            purpose=Purpose.LIFE_STORY,
            capacity=actor.capacity,
        )
        known = self.reading.work.at(tx, here.staff, actor.person_id, place.person_id)
        return decide(asked, self.reading.facts.of(tx, asked, known), self.clock.now())

    def _count(self, tx: Tx, here: AtWork, person_id: PersonId, now: datetime) -> None:
        read = here.staff.read_today(now.date())
        if person_id not in read:
            counted = replace(here.staff, read_on=now.date(), read=(*read, person_id))
            work_store.keep_staff(tx, self.sealer, counted)

    def _write_down(
        self, tx: Tx, actor: Actor, here: AtWork, place: Assignment, now: datetime
    ) -> None:
        record(
            tx,
            self.sealer,
            stream=place.person_id,
            event=Event.READ_AT_WORK,
            at=now,
            by=actor,
            detail={
                "organisation": here.organisation.id,
                "staff": here.staff.id,
                "purpose": str(Purpose.LIFE_STORY),
                "place": place.id,
                "things": str(Things.STORY),
            },
        )


def _counting(card: StoryCard, place: Assignment, now: datetime) -> Share | None:
    """The yes that lets this worker read now."""
    for share in card.shares:
        same = (share.assignment_id, share.staff_id) == (place.id, place.staff_id)
        if same and share.counts(now):
            return share
    return None


def _read(card: StoryCard, share: Share, now: datetime) -> StoryCard:
    kept = replace(share, read_at=(*share.read_at[-(MOST_READINGS - 1) :], now))
    return replace(card, shares=tuple(kept if one.id == share.id else one for one in card.shares))
