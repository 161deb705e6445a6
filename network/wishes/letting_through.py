"""Two people wish to hear from each other and have both said so again: what then is decided.

It is asked under the locks of both and of what is between them, by the one decision, over the facts
of that moment and the two yeses that the confirmed wishes are. Only where it permits both ways does
anything begin: the yeses and the tie are kept in the same unit of work. For every other cause
nothing is kept that either could see, and the next round asks again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from network.actor import Actor
from network.consent import recording
from network.consent import store as consent
from network.consent.acts import APPROACHES, Act
from network.consent.decide import decide
from network.consent.disclosing import Disclosures
from network.consent.facts import lock_for
from network.consent.kept import Between
from network.consent.kinds import Purpose
from network.consent.model import Asked, Decision, Grant
from network.consent.terms import granted
from network.graph.door import Tx
from network.identity import ItemId, PersonId
from network.ties import store as ties
from network.ties.hearing import INDEX as TIES
from network.ties.model import Side
from network.ties.yes import in_touch
from network.wishes import store
from network.wishes.model import CameTrue, Wish
from network.wishes.register import Register
from network.wishes.round import Round

CHANCE = "wish-waits"
EachOther = Callable[[Tx, Wish, Wish], bool]


@dataclass(frozen=True, kw_only=True)
class LettingThrough:
    """Decides about two wishes, once in a round."""

    disclosures: Disclosures
    register: Register

    def due(self, one: Wish, other: Wish, here: Round, now: datetime) -> bool:
        """Whether the wait of these two is over, and nothing was decided on yet.

        The wait is drawn by a key that nobody outside has, from the round and the two: asking
        again, or a worker that begins anew, draws no other.
        """
        undecided = all(each.decided_in != here.number for each in (one, other))
        sealer = self.disclosures.sealer
        pair = consent.pair_id(sealer, one.person_id, other.person_id)
        chance = int(sealer.index(CHANCE, f"{here.number}|{pair}"), 16)
        return undecided and here.lets_through(now, chance)

    def decide(
        self, tx: Tx, one: Wish, other: Wish, here: Round, *, now: datetime, each_other: EachOther
    ) -> None:
        """Lock, look at everything anew, decide, and keep what comes of it."""
        first, second = sorted((one, other), key=lambda each: each.person_id)
        questions = _questions(first.person_id, second.person_id)
        two = lock_for(tx, self.disclosures.sealer, questions[0])
        found = store.find(tx, self.disclosures.sealer, (first.id, second.id))
        if len(found) != 2:  # noqa: PLR2004 - one of them has gone
            return
        mine, theirs = found[first.id], found[second.id]
        if not (_stands(mine, here) and _stands(theirs, here) and each_other(tx, mine, theirs)):
            return
        between = two.between or Between()
        yeses = _yeses(mine, theirs, between.epoch)
        decisions = [self._decided(tx, asked, two, yeses, now) for asked in questions]
        came = not between.contact_existed and all(each.permitted for each in decisions)
        if came:
            two = self._begin(tx, two, between, yeses)
        self._keep(tx, mine, theirs, here, now, came=came)
        for asked, decision in zip(questions, decisions, strict=True):
            recording.decided(
                tx,
                self.disclosures.sealer,
                by=Actor(person_id=asked.asker),
                asked=asked,
                two=two,
                decision=decision,
                at=now,
            )

    def _decided(
        self, tx: Tx, asked: Asked, two: consent.Two, yeses: tuple[Grant, ...], now: datetime
    ) -> Decision:
        facts = self.disclosures.finder.find(tx, asked, two, now)
        if asked.act in APPROACHES:
            self.disclosures.put_on_desk(tx, asked, two, facts)
        return decide(asked, replace(facts, grants=(*facts.grants, *yeses)), now)

    def _begin(
        self, tx: Tx, two: consent.Two, between: Between, yeses: tuple[Grant, ...]
    ) -> consent.Two:
        """From this moment both have heard of each other: whatever stops it later is a pause."""
        grants = (*between.grants, *yeses)
        begun = replace(between, grants=grants, contact_existed=True, were_tied=True)
        consent.put_between(tx, self.disclosures.sealer, two, begun)
        return replace(two, known=True)

    def _keep(
        self, tx: Tx, mine: Wish, theirs: Wish, here: Round, now: datetime, *, came: bool
    ) -> None:
        sealer, both = self.disclosures.sealer, ((mine, theirs), (theirs, mine))
        tie_id = sealer.index(TIES, "|".join(sorted((mine.id, theirs.id))))
        if came:
            sides: ties.Sides = {
                one.person_id: (
                    sealer.index(TIES, f"{tie_id}|{one.person_id}"),
                    _side(one, to, now),
                )
                for one, to in both
            }
            ties.make(tx, sealer, tie_id, sides, now)
        for one, to in both:
            true = CameTrue(at=now, other=to.person_id, wish_id=to.id, tie_id=ItemId(tie_id))
            kept = replace(one, decided_in=here.number, came=true if came else None)
            store.put(tx, sealer, kept)
            if came:
                self.register.take_away(tx, one.id)


def _questions(one: PersonId, other: PersonId) -> tuple[Asked, ...]:
    """May each begin something with the other, and may each be told of the other."""
    return tuple(
        Asked(asker=asker, other=whom, act=act, purpose=Purpose.RECONNECT)
        for act in (Act.MATCH, Act.WISH)
        for asker, whom in ((one, other), (other, one))
    )


def _stands(wish: Wish, here: Round) -> bool:
    return wish.confirmed_in(here.number) and wish.decided_in != here.number


def _yeses(mine: Wish, theirs: Wish, epoch: int) -> tuple[Grant, ...]:
    """What each has said yes to by confirming: it was given then, and has waited since."""
    return tuple(
        granted(
            one.person_id, to.person_id, in_touch(one.confirmed.wording), epoch, one.confirmed.at
        )
        for one, to in ((mine, theirs), (theirs, mine))
        if one.confirmed is not None
    )


def _side(one: Wish, to: Wish, now: datetime) -> Side:
    said, other = one.words, to.person_id
    return Side(other=other, called=said.whom, me=said.my_name, kind=said.kind, made_at=now)
