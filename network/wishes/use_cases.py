"""The person's own side: wishing to hear from somebody, confirming it in rounds, taking it back.

Until two wishes have come true, what is met here is made of the person's own words and of days
alone. No statement looks at anybody else.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from network.accounts import rules
from network.actor import Actor
from network.asking import limits
from network.asking.crisis import sounds_like_crisis
from network.asking.telling import tell_of_crisis
from network.asking.use_cases import NOBODY_TO_ASK_FOR
from network.audit.events import Event
from network.clock import Clock
from network.connections import store as connections
from network.connections.model import Connection
from network.consent import recording
from network.consent.acts import Act
from network.consent.changing import Changing, Kept, Request
from network.consent.model import Wording
from network.consent.widening import NOT_PRESSED, Pressed, held_for_pressure
from network.errors import Invalid, NotFound, OperationReused, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import ItemId, OperationId, StepId
from network.keys.sealing import Record, Sealer
from network.wishes import round as rounds
from network.wishes import store
from network.wishes.model import MOST_KEPT, Confirmed, Wish, WishWords
from network.wishes.records import words_record
from network.wishes.register import Register
from network.work import gate

INDEX = "wishes"
WHAT = "wish_for_somebody"


class ManyWishes(WrongMoment):
    """There are as many as can be kept. One has to be taken back first."""

    code = "many-wishes"
    title = "You keep as many wishes as there is room for."


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What one person wishes. It is always kept, and says nothing about anybody else."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    register: Register
    changing: Changing

    def wish(
        self, actor: Actor, operation_id: StepId, words: WishWords, connection_id: str | None = None
    ) -> Wish:
        """Keep a wish, for somebody on my map or for somebody who is not. Sent twice, kept once.

        Raises Invalid, NotFound for who isn't on my map, OperationReused, AskedAlready,
        AskAgainLater and ManyWishes. Refuses somebody at work, being helped, or just recovered.
        """
        gate.oneself_surely(actor)
        problems = words.problems()
        if problems:
            raise Invalid(problems)
        wanted = Wish(
            id=ItemId(self.sealer.index(INDEX, f"{actor.person_id}|{operation_id}")),
            person_id=actor.person_id,
            connection_id=ItemId(connection_id) if connection_id else None,
            words=words,
            asked_at=self.clock.now(),
            crisis=sounds_like_crisis(words.written),
        )
        return self.graph.write(lambda tx: self._wish(tx, actor, wanted))

    def withdraw(self, actor: Actor, wish_id: str) -> None:
        """Take it back, in one step: from now on it meets nobody. Twice is once.

        Raises NotFound. What has come true already is ended where people are in touch.
        """
        gate.oneself(actor)
        now = self.clock.now()

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            found = self._own(tx, actor, wish_id)
            if not found.waits:
                return
            store.put(tx, self.sealer, replace(found, withdrawn_at=now, confirmed=None))
            self.register.take_away(tx, found.id)
            self._write_down(tx, actor, Event.CLOSED, now)

        self.graph.write(work)

    def mine(self, actor: Actor) -> list[Wish]:
        """Every wish of mine, newest first."""
        gate.oneself(actor)
        found = self.graph.read(lambda tx: store.of_person(tx, self.sealer, actor.person_id))
        return sorted(found, key=lambda one: (one.asked_at, one.id), reverse=True)

    def one(self, actor: Actor, wish_id: str) -> Wish:
        """One of mine. Raises NotFound."""
        for one in self.mine(actor):
            if one.id == wish_id:
                return one
        raise NotFound

    def may_wish(self, actor: Actor, about: str) -> None:
        """Raises AskedAlready, AskAgainLater or ManyWishes where wishing for this one would."""
        _require_may_wish(self.mine(actor), about, self.clock.now())

    def again_from(self, actor: Actor, wish_id: str) -> datetime:
        """From when I could wish for the same one again, had I taken this back now; or as I did.

        Raises NotFound.
        """
        now = self.clock.now()
        kept = [
            replace(one, withdrawn_at=now) if one.id == wish_id and one.open else one
            for one in self.mine(actor)
        ]
        for one in kept:
            if one.id == wish_id:
                return limits.may_ask_from(kept, one.about) or now
        raise NotFound

    def to_confirm(self, actor: Actor) -> list[Wish]:
        """Which of mine I am asked to confirm now: all that I keep and have not confirmed yet.

        Counted from the calendar and from what is mine.
        """
        if actor.helped_by is not None:
            return []
        here, now = rounds.at(self.clock.now()), self.clock.now()
        if not here.open(now):
            return []
        return [one for one in self.mine(actor) if one.waits and not one.confirmed_in(here.number)]

    def confirm(
        self,
        actor: Actor,
        wishes: tuple[str, ...],
        operation_id: OperationId,
        wording: Wording,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """These are still my wishes: a yes to each, if they wish it too. Twice is once.

        Needs a fresh password. Raises WrongMoment where no round is open, and NotFound.
        """
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        now = self.clock.now()
        here = rounds.at(now)
        if not here.open(now):
            raise WrongMoment
        yes = Confirmed(round=here.number, at=now, wording=wording)

        def held(kept: Kept, at: datetime) -> Kept:
            return held_for_pressure(kept, actor.person_id, at) if pressed.yes else kept

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            for wish_id in sorted(set(wishes)):
                found = self._own(tx, actor, wish_id)
                if found.waits and not found.confirmed_in(here.number):
                    store.put(tx, self.sealer, replace(found, confirmed=yes))
            asked = Request(
                actor=actor,
                act=Act.LET_KNOW,
                operation_id=operation_id,
                body=(WHAT, here.number, *sorted(set(wishes))),
            )
            self.changing.within(tx, asked, held)

        self.graph.write(work)

    def everything(self, actor: Actor) -> list[Record]:
        """What I wrote, to take away."""
        return [
            {
                "wishedAt": one.asked_at.isoformat(),
                "takenBackAt": one.withdrawn_at.isoformat() if one.withdrawn_at else None,
                "confirmedAt": one.confirmed.at.isoformat() if one.confirmed else None,
                "cameTrueAt": one.came.at.isoformat() if one.came else None,
                **words_record(one.words),
            }
            for one in self.mine(actor)
        ]

    def _wish(self, tx: Tx, actor: Actor, wanted: Wish) -> Wish:
        gate.lock_people(tx, [actor.person_id])
        mine = store.of_person(tx, self.sealer, actor.person_id)
        for one in mine:
            if one.id == wanted.id:
                return _the_same(one, wanted)
        self._require_on_my_map(tx, actor, wanted)
        _require_may_wish(mine, wanted.about, wanted.asked_at)
        store.put(tx, self.sealer, wanted)
        if wanted.crisis:
            tell_of_crisis(
                tx,
                self.sealer,
                about=wanted.person_id,
                record_id=wanted.id,
                at=wanted.asked_at,
                written=wanted.words.written,
            )
        self._write_down(tx, actor, Event.OPENED, wanted.asked_at)
        return wanted

    def _require_on_my_map(self, tx: Tx, actor: Actor, wanted: Wish) -> None:
        about = wanted.connection_id
        if about is None:
            return
        kept = connections.held(tx, self.sealer, actor.person_id, [about]).get(about)
        found = kept.item if kept is not None else None
        if not isinstance(found, Connection) or found.kind in NOBODY_TO_ASK_FOR:
            raise NotFound

    def _own(self, tx: Tx, actor: Actor, wish_id: str) -> Wish:
        for one in store.of_person(tx, self.sealer, actor.person_id):
            if one.id == wish_id:
                return one
        raise NotFound

    def _write_down(self, tx: Tx, actor: Actor, event: Event, now: datetime) -> None:
        recording.changed(
            tx, self.sealer, by=actor, stream=actor.person_id, event=event, what=WHAT, at=now
        )


def _require_may_wish(mine: list[Wish], about: str, now: datetime) -> None:
    limits.require_may_ask(mine, about, now)
    if sum(one.waits for one in mine) >= MOST_KEPT:
        raise ManyWishes


def _the_same(kept: Wish, wanted: Wish) -> Wish:
    if (kept.connection_id, kept.words) != (wanted.connection_id, wanted.words):
        raise OperationReused
    return kept
