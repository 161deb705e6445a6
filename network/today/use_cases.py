"""What waits today: for somebody themselves, and for the hat that somebody wears."""

from dataclasses import dataclass
from datetime import timedelta

from network.accounts.recovery import Recovery
from network.actor import Actor
from network.asking.parts import AskingParts
from network.clock import Clock
from network.consent.mine import Mine
from network.descriptions.use_cases import Protecting
from network.details.use_cases import HowToReachMe
from network.letters.parts import LetterParts
from network.rhythm.own_days import OwnDays
from network.rhythm.use_cases import StayingInTouch
from network.safeguarding.reviews import Reviews
from network.sending.use_cases import ReachMe
from network.ties.answers import AnswerKind
from network.ties.parts import TieParts
from network.today.model import Kind, Waiting, some
from network.wishes import round as rounds
from network.wishes.parts import WishParts
from network.work.back_in import HELPERS
from network.work.caseload import CARRIERS, LEADS
from network.work.exceptions import SECONDS
from network.work.parts import AtWorkParts
from network.work.running import ADMINISTRATORS

LOOKED_LATELY = timedelta(days=7)
# Nothing opens when an order ends, so it is said for four weeks and then no more.
ORDER_PAST_LATELY = timedelta(days=28)
MOST = 50


@dataclass(frozen=True, kw_only=True)
class Today:
    """Puts together what others know. It keeps nothing."""

    clock: Clock
    recovery: Recovery
    mine: Mine
    protecting: Protecting
    reviews: Reviews
    asking: AskingParts
    work: AtWorkParts
    ties: TieParts
    wishes: WishParts
    reach_me: ReachMe
    rhythm: StayingInTouch
    details: HowToReachMe
    own_days: OwnDays
    letters: LetterParts

    def for_me(self, actor: Actor) -> tuple[Waiting, ...]:
        """What waits for somebody themselves, the most urgent first."""
        run = self.recovery.waiting(actor)
        widenings = self.mine.waiting(actor)
        return (
            *some(Kind.RECOVERY, (run.id,) if run else (), run.ready_at if run else None),
            *some(Kind.NOT_REACHED, self._not_reached(actor)),
            *some(
                Kind.WIDENING,
                tuple(one.id for one in widenings),
                min((one.effective_at for one in widenings), default=None),
            ),
            *some(Kind.GRANT_REVIEW, self._to_review(actor)),
            *some(Kind.ORDER_PAST, self._orders_past(actor)),
            *some(Kind.CAME_TRUE, self._came_true(actor)),
            *self._wishes(actor),
            *some(Kind.CHECK_IN, self.asking.mine.checks_in(actor)),
            *some(Kind.LOOKED, self._looked(actor)),
            *some(Kind.LETTER, self._letters(actor)),
            *self._heard(actor),
            *some(Kind.CODE, self._codes(actor)),
            *some(Kind.DETAILS, self._new_details(actor)),
            *some(Kind.DAY, self._days(actor)),
            *some(Kind.RHYTHM, self._due(actor)),
            *some(Kind.ASKED_AGAIN, self._asked_again(actor)),
            *some(Kind.HOW_IT_GOES, self._how_it_goes(actor)),
        )

    def at_work(self, actor: Actor) -> tuple[Waiting, ...]:
        """What waits for the hat that is worn, the most urgent first. Raises NotAtWork, NotOpen."""
        here = self.work.hats.worn(actor)
        # What can't be practised waits for nobody in a practice.
        real = (
            ()
            if here.organisation.practice
            else (*self._later(actor), *self._helping(actor), *self._requests(actor))
        )
        return (*self._second(actor), *real, *self._lists(actor))

    def _not_reached(self, actor: Actor) -> tuple[str, ...]:
        # Where somebody can be reached is not for a worker's screen.
        if actor.helped_by is not None:
            return ()
        points = self.reach_me.mine(actor).points
        return tuple(one.id for one in points if one.not_working_at is not None)

    def _to_review(self, actor: Actor) -> tuple[str, ...]:
        # Whether a yes is still right is nobody's to say but the person's own.
        if actor.helped_by is not None:
            return ()
        return tuple(grant.id for grant in self.reviews.mine(actor))

    def _orders_past(self, actor: Actor) -> tuple[str, ...]:
        # Whom somebody keeps away is not for a worker's screen.
        if actor.helped_by is not None:
            return ()
        now = self.clock.now()
        today = now.date()
        return tuple(
            one.id
            for one in self.protecting.mine(actor).standing(now)
            if one.order is not None
            and one.order.expires is not None
            and one.order.expires < today <= one.order.expires + ORDER_PAST_LATELY
        )

    def _looked(self, actor: Actor) -> tuple[str, ...]:
        since = self.clock.now() - LOOKED_LATELY
        lines = self.work.looks.audit.who_looked(actor, limit=MOST)
        return tuple(line.id for line in lines if not line.mine and line.at >= since)

    def _codes(self, actor: Actor) -> tuple[str, ...]:
        # Codes are not for a worker's screen, nor for a program.
        if actor.helped_by is not None:
            return ()
        return tuple(one.line.id for one in self.work.with_me.codes(actor))

    def _heard(self, actor: Actor) -> tuple[Waiting, ...]:
        # Whom somebody is in touch with is not for a worker's screen.
        if actor.helped_by is not None:
            return ()
        hearing = self.ties.hearing
        heard = {**hearing.all(actor), **hearing.of_requests(actor)}
        yeses = tuple(name for name, one in heard.items() if one.kind is AnswerKind.YES)
        others = tuple(name for name in heard if name not in yeses)
        return (*some(Kind.YES_HEARD, yeses), *some(Kind.ANSWER_HEARD, others))

    def _letters(self, actor: Actor) -> tuple[str, ...]:
        # Who writes to somebody is not for a worker's screen.
        return () if actor.helped_by is not None else self.letters.writing.came_lately(actor)

    def _asked_again(self, actor: Actor) -> tuple[str, ...]:
        # Whom somebody thinks of answering is not for a worker's screen.
        return () if actor.helped_by is not None else self.ties.others.due(actor)

    def _how_it_goes(self, actor: Actor) -> tuple[str, ...]:
        # How somebody gets on with another is not for a worker's screen.
        if actor.helped_by is not None:
            return ()
        return tuple(one.tie.id for one in self.ties.how_it_goes.due(actor))

    def _due(self, actor: Actor) -> tuple[str, ...]:
        # With whom somebody would like to be in touch is not for a worker's screen.
        if actor.helped_by is not None:
            return ()
        return self.rhythm.due(actor)

    def _days(self, actor: Actor) -> tuple[str, ...]:
        # What matters to somebody, and when, is not for a worker's screen.
        if actor.helped_by is not None:
            return ()
        return tuple(dict.fromkeys(one.id for one in self.own_days.near(actor)))

    def _new_details(self, actor: Actor) -> tuple[str, ...]:
        # How somebody can be reached is not for a worker's screen.
        return () if actor.helped_by is not None else self.details.reading.news(actor)

    def _wishes(self, actor: Actor) -> tuple[Waiting, ...]:
        wanted = self.wishes.mine.to_confirm(actor)
        closes = rounds.at(self.clock.now()).closes
        return some(Kind.WISHES, tuple(sorted(one.id for one in wanted)), closes)

    def _came_true(self, actor: Actor) -> tuple[str, ...]:
        # Whom somebody hears from is not for a worker's screen.
        if actor.helped_by is not None:
            return ()
        return self.wishes.coming_true.new(actor, self.wishes.mine.mine(actor))

    def _second(self, actor: Actor) -> tuple[Waiting, ...]:
        if actor.capacity not in SECONDS:
            return ()
        emergencies = [one for one, _ in self.work.exceptions.to_agree(actor)]
        asking = [one for one, _ in self.work.exceptions.asking(actor)]
        return (
            *some(
                Kind.EMERGENCY,
                tuple(one.id for one in emergencies),
                min((one.since for one in emergencies), default=None),
            ),
            *some(Kind.MORE_READING, tuple(one.id for one in asking)),
        )

    def _later(self, actor: Actor) -> tuple[Waiting, ...]:
        if actor.capacity not in SECONDS:
            return ()
        later = self.work.later.waiting(actor)
        return some(Kind.SHOWN_LATER, tuple(one.id for one, _ in later))

    def _helping(self, actor: Actor) -> tuple[Waiting, ...]:
        if actor.capacity not in HELPERS:
            return ()
        waits = self.work.back_in.waiting(actor)
        return some(Kind.BACK_IN, tuple(one.place.id for one in waits))

    def _requests(self, actor: Actor) -> tuple[Waiting, ...]:
        if actor.capacity not in CARRIERS:
            return ()
        waits = self.asking.at_work.waiting(actor)
        first = min((one.request.asked_at for one in waits), default=None)
        return some(Kind.REQUEST, tuple(one.request.id for one in waits), first)

    def _lists(self, actor: Actor) -> tuple[Waiting, ...]:
        hat = actor.capacity
        everybody = self.work.caseload.everybody(actor) if hat in LEADS else []
        people = self.work.running.people(actor) if hat in ADMINISTRATORS else []
        mine = self.work.caseload.mine(actor) if hat in CARRIERS else []
        return (
            *some(Kind.HAS_NOBODY, tuple(one.id for one, staff in everybody if staff is None)),
            *some(Kind.INVITED, tuple(one.id for one, code in people if code)),
            *some(Kind.ON_LIST, tuple(one.id for one in mine)),
        )
