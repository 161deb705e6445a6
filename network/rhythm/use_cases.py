"""Saying how often one would like to be in touch, noting that one was, and what is due.

A wish and a contact are their owner's own. Of a tie, the other one's are read only while it is
open, in the unit of work of the decision: for where the two wishes meet, and for not bringing
up what the two of them have just done.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from network.actor import Actor
from network.clock import Clock
from network.connections.insights import may_be_brought_up
from network.connections.kinds import DateWish
from network.connections.model import Connection
from network.connections.use_cases import Maps
from network.errors import Invalid, NotFound, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import ItemId, OperationId, PersonId
from network.keys.sealing import Record, Sealer
from network.rhythm import days, store
from network.rhythm.due import Turn, turn
from network.rhythm.meeting import meeting
from network.rhythm.model import EARLIEST, NOT_NOW, Contact, How, Line, Rhythm, Rhythms
from network.ties import store as ties
from network.ties.in_touch import InTouch, SeenTie, Stands
from network.work import gate

INDEX = "rhythm-contact"
HARD_DAYS = 3
"""So many days on either side of a day that is to be left alone, its person is left alone too."""


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """One person with whom I may stay in touch, and how it stands."""

    line: Line
    called: str
    tied: bool
    """Whether we are in touch here; else they are on my map alone."""
    open: bool
    """Whether anything can be said now. A tie that is paused is brought up by nothing."""
    counts: Rhythm
    """Mine, or where our two wishes meet."""
    meets: bool
    """Whether both of us have said."""
    turn: Turn

    @property
    def about(self) -> ItemId:
        """With which its page is found."""
        return self.line.about


@dataclass(frozen=True, kw_only=True)
class StayingInTouch:
    """What one person keeps about staying in touch. An actor reaches their own and no other."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    maps: Maps
    in_touch: InTouch

    def all(self, actor: Actor) -> list[Somebody]:
        """Everybody in a tie that is open, and everybody alive on my map."""
        rhythms = self._kept(actor)
        tied = [one for one in self._tied(actor, rhythms, None) if one.open]
        return [*tied, *self._on_map(actor, rhythms)]

    def one(self, actor: Actor, about: str) -> Somebody:
        """One of them. Raises NotFound, also for a tie that has not begun."""
        rhythms = self._kept(actor)
        found = self._tied(actor, rhythms, (about,)) or self._on_map(actor, rhythms)
        return _among(found, about)

    def due(self, actor: Actor) -> tuple[str, ...]:
        """With whom it is time to be in touch, by the rhythm that I have said."""
        rhythms = self._kept(actor)
        said = {one.about for one in rhythms.lines if one.rhythm is not Rhythm.NOT_SAID}
        # Near a day that is to be left alone, nobody is brought up.
        if not said or days.in_peace(rhythms.days, self._today()):
            return ()
        every = (*self._tied(actor, rhythms, said), *self._on_map(actor, rhythms))
        return tuple(one.about for one in every if one.turn is not Turn.NOT_YET)

    def say(self, actor: Actor, about: str, rhythm: Rhythm) -> None:
        """Say how often I'd like to be in touch. Raises NotFound, and WrongMoment while paused."""
        today = self._today()
        self._change(actor, about, lambda line: line.with_rhythm(rhythm, today))

    def note(
        self, actor: Actor, operation_id: OperationId, about: str, on: date | None, how: How
    ) -> None:
        """Note that we were in touch, on about that day. Sent again, once.

        Raises Invalid, NotFound, and WrongMoment while it is paused.
        """
        if on is None or not EARLIEST <= on <= self._today():
            raise Invalid({"on": "unknown" if on is None else "not yet"})
        contact_id = ItemId(self.sealer.index(INDEX, f"{actor.person_id}|{operation_id}"))
        contact = Contact(id=contact_id, on=on, how=how)
        self._change(actor, about, lambda line: line.with_contact(contact))

    def take_back(self, actor: Actor, about: str, contact_id: str) -> None:
        """Take away a contact that I have noted. Raises NotFound where there is none of mine."""

        def change(line: Line) -> Line:
            if all(one.id != contact_id for one in line.contacts):
                raise NotFound
            return line.without(contact_id)

        self._change(actor, about, change)

    def not_now(self, actor: Actor, about: str) -> None:
        """Have somebody not brought up for four weeks."""
        until = self._today() + NOT_NOW
        self._change(actor, about, lambda line: line.hushed(until))

    def fine(self, actor: Actor, about: str) -> None:
        """It is fine as it is: nothing is brought up until we are in touch, or I say so anew."""
        self._change(actor, about, Line.as_it_is)

    def everything(self, actor: Actor) -> Record:
        """What is kept here of mine, to take away. The other one's is theirs."""
        rhythms = self._kept(actor)
        called = {one.id: one.called for one in self.maps.open(actor).connections}
        called |= {one.about: one.called for one in self._tied(actor, rhythms, None)}
        return {"stayingInTouch": [_record(one, called) for one in rhythms.lines]}

    def _kept(self, actor: Actor) -> Rhythms:
        gate.oneself(actor)
        return self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id))

    def _tied(self, actor: Actor, rhythms: Rhythms, only: Iterable[str] | None) -> list[Somebody]:
        today = self._today()

        def read(tx: Tx, other: PersonId) -> Rhythms:
            return store.of_other(tx, self.sealer, other)

        wanted = None if only is None else frozenset(only)
        found = self.in_touch.beside(actor, read, wanted)
        return [_of_tie(seen, rhythms, theirs, today) for seen, theirs in found]

    def _on_map(self, actor: Actor, rhythms: Rhythms) -> list[Somebody]:
        today, living = self._today(), self._living(actor)
        return [_of_map(one, rhythms.about(one.id), today) for one in living]

    def _living(self, actor: Actor) -> list[Connection]:
        return [one for one in self.maps.open(actor).connections if not one.remembered]

    def _change(self, actor: Actor, about: str, change: Callable[[Line], Line]) -> None:
        if not self.one(actor, about).open:
            raise WrongMoment
        on_map = {one.id for one in self.maps.open(actor).connections}

        def work(tx: Tx) -> None:
            kept = store.lock(tx, self.sealer, actor.person_id)
            tied = {one.id for one in ties.of(tx, self.sealer, actor.person_id)}
            after = kept.with_line(change(kept.about(about))).only(on_map | tied)
            if after != kept:
                store.keep(tx, self.sealer, actor.person_id, after)

        self.graph.write(work)

    def _today(self) -> date:
        return self.clock.now().date()


def _of_tie(seen: SeenTie, rhythms: Rhythms, theirs: Rhythms | None, today: date) -> Somebody:
    line, is_open = rhythms.about(seen.id), seen.stands is Stands.OPEN
    other = theirs.about(seen.id) if theirs is not None else Line(about=line.about)
    met = meeting(line.rhythm, other.rhythm)
    meets = met is not Rhythm.NOT_SAID
    counts = met if meets else line.rhythm
    last = max((day for day in (line.last, other.last) if day is not None), default=None)
    return Somebody(
        line=line,
        called=seen.mine.called,
        tied=True,
        open=is_open,
        counts=counts,
        meets=meets,
        turn=turn(line, counts, last, today) if is_open else Turn.NOT_YET,
    )


def _of_map(one: Connection, line: Line, today: date) -> Somebody:
    said = one.last_in_touch.latest
    known = (line.last, said if said is not None and said <= today else None)
    last = max((day for day in known if day is not None), default=None)
    quiet = not may_be_brought_up(one) or _hard(one, today)
    return Somebody(
        line=line,
        called=one.called,
        tied=False,
        open=True,
        counts=line.rhythm,
        meets=False,
        turn=Turn.NOT_YET if quiet else turn(line, line.rhythm, last, today),
    )


def _hard(one: Connection, today: date) -> bool:
    """Whether a day that is to be left alone is near."""
    near = {today + timedelta(days=days) for days in range(-HARD_DAYS, HARD_DAYS + 1)}
    days = (each.when.exact for each in one.dates if each.wish is DateWish.AVOID)
    return any(day and (day.month, day.day) in {(n.month, n.day) for n in near} for day in days)


def _among(found: Iterable[Somebody], about: str) -> Somebody:
    one = next((one for one in found if one.about == about), None)
    if one is None:
        raise NotFound
    return one


def _record(line: Line, called: dict[ItemId, str]) -> Record:
    return {
        "called": called.get(line.about, ""),
        "rhythm": line.rhythm,
        "since": line.since and line.since.isoformat(),
        "notBefore": line.quiet_until and line.quiet_until.isoformat(),
        "fineAsItIs": line.fine,
        "inTouch": [{"on": one.on.isoformat(), "how": one.how} for one in line.contacts],
    }
