"""Whom I am in touch with: each tie as the decision lets me see it now, never as it once was."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from network.accounts import rules
from network.actor import Actor
from network.clock import Clock
from network.consent import store as consent
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.disclosing import Disclosures, Judged
from network.consent.kinds import GrantStatus, Purpose, Scope
from network.consent.mine import Mine
from network.consent.model import Asked, Grant, Wording
from network.consent.narrowing import Narrowing
from network.consent.widening import NOT_PRESSED, Opening, Pressed
from network.errors import NotFound, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import OperationId, PersonId
from network.keys.sealing import Record, Sealer
from network.ties import store
from network.ties.answering import Answering
from network.ties.answers import AnswerKind, Farewell
from network.ties.codes import TieCodes
from network.ties.hearing import tie_of
from network.ties.limits import NONE, Limits, said
from network.ties.model import Side, Tie
from network.ties.yes import in_touch, my_yeses, yes_to
from network.work import gate

T = TypeVar("T")
Read = Callable[[Tx, PersonId], T]
"""Reads something that the other one keeps, in the unit of work in which it was permitted."""


class Stands(StrEnum):
    """How a tie stands. `PAUSED` has many causes, and looks the same for each."""

    OPEN = "open"
    PAUSED = "paused"


@dataclass(frozen=True, kw_only=True)
class SeenTie:
    """A tie as I may see it now."""

    id: str
    stands: Stands
    mine: Side
    shows: str = field(repr=False)
    """The name that they show; empty while it is paused."""
    theirs: Limits = NONE
    """What they can do, and what they can't. Nothing while it is paused."""
    farewell: Farewell = Farewell.NONE
    """With which words they ended it, where they let me read that."""
    i_say_yes: bool
    """Whether my own yes stands. It says nothing of theirs."""
    waits_until: datetime | None
    """When a new yes of mine begins to count. Until then I can take it back unseen."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """That I have answered, and nothing has come of it that I could see."""

    called: str = field(repr=False)
    at: datetime
    answer_id: str | None = None
    """With which I can take it back, where it was somebody else's code."""
    kind: AnswerKind = AnswerKind.YES


@dataclass(frozen=True, kw_only=True)
class InTouch:
    """My ties, and what I do about them. Another's part of one shows only as they let it."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    disclosures: Disclosures
    opening: Opening
    narrowing: Narrowing
    own: Mine
    codes: TieCodes
    answering: Answering

    def all(self, actor: Actor) -> list[SeenTie]:
        """Whom I am, or was, in touch with. What has not begun yet is not among them."""
        seen = [self.maybe(actor, tie) for tie in self.mine(actor)]
        return [one for one in seen if one is not None]

    def one(self, actor: Actor, tie_id: str) -> SeenTie:
        """One of them. Raises NotFound, also where it has not begun."""
        seen = self.maybe(actor, self.tie(actor, tie_id))
        if seen is None:
            raise NotFound
        return seen

    def beside(
        self, actor: Actor, read: Read[T], only: Collection[str] | None = None
    ) -> list[tuple[SeenTie, T | None]]:
        """Each that has begun, or those of `only`, with what `read` finds; None while paused."""
        ties = [one for one in self.mine(actor) if only is None or one.id in only]
        looked = [self._looked(actor, tie, read) for tie in ties]
        return [(seen, found) for seen, found in looked if seen is not None]

    def said(self, actor: Actor, seen: Iterable[SeenTie]) -> list[Said]:
        """What I say yes to and do not see among my ties: alike, whatever the cause.

        `seen`: what `all` has answered. A yes that I took back is not among them.
        """
        begun, stands = {one.id for one in seen}, yes_to(self.own, actor)
        others: dict[str, PersonId] = {tie.id: tie.mine.other for tie in self.mine(actor)}
        mine = [
            Said(called=one.said.called, at=one.settled_at or one.until)
            for one in self.codes.agreed(actor)
            if (tie := tie_of(self.sealer, one.id)) not in begun and others.get(tie) in stands
        ]
        theirs = [
            Said(called=one.called, at=one.at, answer_id=one.id, kind=one.kind)
            for one in self.answering.mine(actor)
            if tie_of(self.sealer, one.code_id) not in begun and one.to in stands
        ]
        return sorted((*mine, *theirs), key=lambda one: one.at, reverse=True)

    def end(self, actor: Actor, tie_id: str, operation_id: OperationId) -> None:
        """Be in touch no more, in one step. They see that it is paused, and never why."""
        other = self._other(actor, tie_id)
        yeses = my_yeses(self.own, actor, other)
        if yeses:
            self.narrowing.revoke(actor, other, operation_id, yeses)

    def begin_again(
        self,
        actor: Actor,
        tie_id: str,
        operation_id: OperationId,
        wording: Wording,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """Be in touch again, two days from now, if they say yes too. Needs a fresh password.

        Raises WrongMoment where it is open, or where my new yes waits already.
        """
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        seen = self.one(actor, tie_id)
        if seen.stands is Stands.OPEN or seen.waits_until is not None:
            raise WrongMoment
        other = self.tie(actor, tie_id).mine.other
        self.opening.grant(actor, other, operation_id, in_touch(wording), pressed)

    def block(self, actor: Actor, tie_id: str, operation_id: OperationId) -> None:
        """Want nothing of them any more, in both directions."""
        self.narrowing.block(actor, self._other(actor, tie_id), operation_id)

    def report(self, actor: Actor, tie_id: str, operation_id: OperationId) -> None:
        """Something is wrong: everything between us waits, and human beings look."""
        self.narrowing.report(actor, self._other(actor, tie_id), operation_id)

    def stands(self, tx: Tx, judged: Judged) -> Stands | None:
        """How a tie stands, by what was decided about letters in it. None: it has not begun."""
        if judged.decision.permitted:
            self._begun(tx, judged)
            return Stands.OPEN
        return Stands.PAUSED if judged.facts.contact_existed else None

    def everything(self, actor: Actor) -> Record:
        """What is kept here of mine, to take away. The other one's side is theirs."""
        return {
            "inTouch": [
                {
                    "called": one.mine.called,
                    "me": one.mine.me,
                    "kind": one.mine.kind,
                    "limits": said(one.mine.limits),
                    "farewell": one.mine.farewell,
                }
                for one in self.all(actor)
            ],
            "codes": self.codes.everything(actor),
            "saidYesTo": self.answering.everything(actor),
        }

    def mine(self, actor: Actor) -> list[Tie]:
        """Each of mine as it is kept, whether or not it has begun."""
        gate.oneself(actor)
        return self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id))

    def tie(self, actor: Actor, tie_id: str) -> Tie:
        """One of mine as it is kept, whether or not it is open. Raises NotFound."""
        found = next((tie for tie in self.mine(actor) if tie.id == tie_id), None)
        if found is None:
            raise NotFound
        return found

    def _other(self, actor: Actor, tie_id: str) -> PersonId:
        self.one(actor, tie_id)
        return self.tie(actor, tie_id).mine.other

    def maybe(self, actor: Actor, tie: Tie) -> SeenTie | None:
        """One of them as I may see it now, if it has begun."""
        return self._looked(actor, tie, lambda _tx, _other: None)[0]

    def _looked(self, actor: Actor, tie: Tie, read: Read[T]) -> tuple[SeenTie | None, T | None]:
        now = self.clock.now()

        def work(tx: Tx) -> tuple[SeenTie | None, T | None]:
            judged = self.disclosures.judge(tx, self._about(actor, tie), now)
            stands, yeses = self.stands(tx, judged), _yeses(actor, judged)
            found = read(tx, tie.mine.other) if stands is Stands.OPEN else None
            self.disclosures.write_down(tx, actor, judged, now)
            if stands is None:
                return None, None
            waits = [one.begins() for one in yeses if one.begins() > now]
            seen = SeenTie(
                id=tie.id,
                stands=stands,
                mine=tie.mine,
                shows=tie.shows.me if stands is Stands.OPEN and _named(judged, now) else "",
                theirs=tie.shows.limits if stands is Stands.OPEN else NONE,
                farewell=_farewell(tie, judged, now) if stands is Stands.PAUSED else Farewell.NONE,
                i_say_yes=bool(yeses),
                waits_until=max(waits, default=None),
            )
            return seen, found

        return self.graph.write(work, looks=True)

    def _begun(self, tx: Tx, judged: Judged) -> None:
        """From the first time that either has seen it, the two have been in touch."""
        between = judged.two.between
        if between is not None and not (between.contact_existed and between.were_tied):
            begun = replace(between, contact_existed=True, were_tied=True)
            consent.put_between(tx, self.sealer, judged.two, begun)

    def _about(self, actor: Actor, tie: Tie) -> Asked:
        return Asked(
            asker=actor.person_id,
            other=tie.mine.other,
            act=Act.SEE,
            # A tie stands while each has let the other write: whoever closes it sees no more of it.
            scope=Scope.LETTERS,
            purpose=Purpose.STAY_IN_TOUCH,
            capacity=actor.capacity,
        )


def _named(judged: Judged, now: datetime) -> bool:
    """Whether the other one's name may be seen as well."""
    asked = replace(judged.asked, scope=Scope.NAME_NOW)
    return decide(asked, judged.facts, now).permitted


def _farewell(tie: Tie, judged: Judged, now: datetime) -> Farewell:
    """The words with which they ended it, once they may be read."""
    asked = replace(judged.asked, scope=Scope.EXIST, purpose=Purpose.RECONNECT)
    permitted = decide(asked, judged.facts, now).permitted
    return tie.shows.farewell if permitted else Farewell.NONE


def _yeses(actor: Actor, judged: Judged) -> list[Grant]:
    """Every yes of mine that has not come to its end, whatever has become of it since.

    A few words that I let them read once are none.
    """
    between = judged.two.between
    kept = between.grants if between is not None else ()
    letters = [one for one in kept if Scope.LETTERS in one.scopes]
    mine = [one for one in letters if one.given_by == actor.person_id]
    return [one for one in mine if one.status is GrantStatus.ACTIVE]
