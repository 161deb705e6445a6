"""What an organisation arranges for a child and one other: by two human beings, ended in one step.

A named worker proposes it, and it is nothing until another human being agrees. Everything goes
through the hands of a worker: by post, by phone or in person, so many times a year, until a day.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from network.actor import Actor
from network.consent.changing import new_record
from network.consent.kept import Between
from network.consent.kinds import WORKER_CHANNELS, Channel, Purpose, Scope
from network.consent.life import settles
from network.consent.standing import OrganisationLed
from network.errors import Invalid, NotFound, NotPermitted, WrongMoment
from network.graph.door import Tx
from network.identity import OperationId, PersonId, ProtectionId
from network.safeguarding.children import Two, begun, between_two, keep_between
from network.safeguarding.deaths import SOMEBODY_ELSE
from network.safeguarding.gate import LEADS
from network.safeguarding.on_lists import OnLists, There, Written

MOST_TIMES = 12
LASTS_AT_MOST = timedelta(days=366)
"""After a year everybody is asked again."""

MOST = 20
LETTERBOX = frozenset({Scope.EXIST, Scope.LETTERS})
"""What is arranged: word through a worker. No name of today, no place, no school."""

FOR_WHAT = frozenset({Purpose.STAY_IN_TOUCH, Purpose.RECONNECT})


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a worker proposes."""

    channels: frozenset[Channel]
    times_a_year: int
    until: datetime

    def problems(self, now: datetime) -> dict[str, str]:
        """What can't be, by field."""
        found = {}
        if not self.channels or not self.channels <= WORKER_CHANNELS:
            found["channels"] = "missing"
        if not 1 <= self.times_a_year <= MOST_TIMES:
            found["times_a_year"] = "between"
        if not now < self.until <= now + LASTS_AT_MOST:
            found["until"] = "between"
        return found


def agreed(arrangement: OrganisationLed, by: PersonId) -> OrganisationLed:
    """With a second human being behind it. Raises NotPermitted for the one who leads it."""
    if arrangement.led_by == by:
        raise NotPermitted(SOMEBODY_ELSE)
    if arrangement.ended_at is not None:
        raise WrongMoment
    return replace(arrangement, agreed_by=by)


def ended(between: Between, which: ProtectionId, now: datetime) -> Between:
    """Without it, from now on. Ended twice, it ended the first time. Raises NotFound."""
    if all(one.id != which for one in between.arrangements):
        raise NotFound
    kept = tuple(
        replace(one, ended_at=now) if one.id == which and one.ended_at is None else one
        for one in between.arrangements
    )
    return replace(between, arrangements=kept)


@dataclass(frozen=True, kw_only=True)
class Arrangements:
    """Proposing, agreeing to and ending what is arranged for a child. Nothing is delivered here."""

    listed: OnLists

    def propose(self, actor: Actor, two: Two, operation_id: OperationId, plan: Plan) -> None:
        """Propose it, and be the worker through whose hands everything goes. It opens nothing."""
        problems = plan.problems(self.listed.clock.now())
        if problems:
            raise Invalid(problems)

        def change(tx: Tx, there: There) -> None:
            between = between_two(tx, self.listed, there)
            if len(between.arrangements) >= MOST:
                raise Invalid({"until": "many"})
            minor = begun(between.minors.get(there.person))
            made = _proposed(plan, there, minor.decision)
            keep_between(
                tx,
                self.listed,
                there,
                replace(
                    between,
                    minors={**between.minors, there.person: minor},
                    arrangements=(*between.arrangements, made),
                ),
            )

        body = (sorted(plan.channels), plan.times_a_year, plan.until.isoformat())
        written = _written("arrangement_proposed", two, operation_id, body)
        self.listed.write(actor, written, change)

    def agree(self, actor: Actor, two: Two, operation_id: OperationId, which: ProtectionId) -> None:
        """Be the second human being. Raises WrongMoment while somebody has still to agree."""

        def change(tx: Tx, there: There) -> None:
            between = between_two(tx, self.listed, there)
            one = next((one for one in between.arrangements if one.id == which), None)
            if one is None:
                raise NotFound
            minor = begun(between.minors.get(there.person))
            age = self.listed.ages.of(tx, self.listed.sealer, there.person)
            if not settles(minor, age, one.decision, there.now):
                raise WrongMoment
            both = tuple(
                agreed(each, there.by) if each.id == which else each
                for each in between.arrangements
            )
            keep_between(tx, self.listed, there, replace(between, arrangements=both))

        written = _written("arrangement_agreed", two, operation_id, (which,))
        self.listed.write(actor, replace(written, hats=LEADS), change)

    def end(self, actor: Actor, two: Two, operation_id: OperationId, which: ProtectionId) -> None:
        """End it at once: one step, by any worker who has both on a list, or a lead."""

        def change(tx: Tx, there: There) -> None:
            between = between_two(tx, self.listed, there)
            keep_between(tx, self.listed, there, ended(between, which, there.now))

        written = _written("arrangement_ended", two, operation_id, (which,))
        self.listed.write(actor, written, change)


def _proposed(plan: Plan, there: There, decision: str) -> OrganisationLed:
    """What is proposed stands behind nobody but its worker, so that it does not run."""
    return OrganisationLed(
        id=new_record(),
        person_id=there.person,
        other_id=there.other,
        organisation_id=there.here.organisation.id,
        led_by=there.by,
        agreed_by=there.by,
        decision=decision,
        scopes=LETTERBOX,
        purposes=FOR_WHAT,
        channels=plan.channels,
        times_a_year=plan.times_a_year,
        from_at=there.now,
        until=plan.until,
    )


def _written(what: str, two: Two, operation_id: OperationId, body: tuple[object, ...]) -> Written:
    return Written(what=what, places=(two.child, two.other), operation_id=operation_id, body=body)
