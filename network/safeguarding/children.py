"""What is settled about reaching one child, for one decision: written down fact by fact.

Who must agree follows from the child's legal status (domain.md 3.7): the council under a care order
(Children Act 1989, Schedule 2, paragraph 15), parents and council under section 20, whoever holds
parental responsibility otherwise; and the child first, always. A fact opens nothing: only an
arrangement by two human beings does (`arrangements`), and any new fact asks for the second again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from network.actor import Actor
from network.consent import life, store
from network.consent.changing import new_record
from network.consent.kept import Between
from network.consent.lives import ChildView, LegalStatus, Position, ResponsibilityKind
from network.consent.opened import opens_between
from network.consent.outcomes import Obligation
from network.consent.standing import Competence, Minor, OrganisationLed, Responsible
from network.errors import Broken, Invalid
from network.graph.door import Tx
from network.identity import AssignmentId, OperationId, PersonId
from network.people.model import NAME_LIMIT
from network.safeguarding.on_lists import OnLists, There, Written
from network.work.model import REASON_LIMIT

MOST_RESPONSIBLE = 12
MOST_RECORDS = 60
REVIEW_AT_MOST = timedelta(days=366)
"""A child grows: no record of what they can decide stands longer than a year."""

Settle = Callable[[Minor, There], Minor]


@dataclass(frozen=True, kw_only=True)
class Two:
    """A child and the other one, both on a list of the organisation."""

    child: AssignmentId
    other: AssignmentId


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """Whether a child can make this one decision, and why it is thought so."""

    can_decide: bool
    assessed_on: date
    review_on: date
    advocate: bool = False
    reasons: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class ChildSeen:
    """What a worker sees: what is written down, and what is still to be done."""

    child: str = field(repr=False)
    other: str = field(repr=False)
    minor: Minor
    to_do: frozenset[Obligation]
    status_known: bool
    settled: bool
    """Whether everybody who must agree has. Nothing is opened by that."""
    arrangements: tuple[OrganisationLed, ...]
    by: PersonId
    """Who looks: nobody agrees to what they arranged themselves."""


def begun(minor: Minor | None) -> Minor:
    """What is settled so far, with the id of its one decision."""
    minor = minor or Minor()
    return minor if minor.decision else replace(minor, decision=new_record())


def changed(between: Between, child: PersonId, minor: Minor) -> Between:
    """With what is settled about a child now. Whatever was arranged needs its second yes again."""
    arrangements = tuple(
        replace(one, agreed_by=one.led_by) if one.person_id == child else one
        for one in between.arrangements
    )
    return replace(between, minors={**between.minors, child: minor}, arrangements=arrangements)


@dataclass(frozen=True, kw_only=True)
class Children:
    """Writing down what is settled about a child and one other, by whoever has both on a list."""

    listed: OnLists

    def say_status(
        self, actor: Actor, two: Two, operation_id: OperationId, status: LegalStatus
    ) -> None:
        """Under what law the child is looked after."""
        self._settle(
            actor,
            two,
            operation_id,
            ("status", status),
            lambda minor, _: replace(minor, legal_status=status),
        )

    def say_responsible(
        self, actor: Actor, two: Two, operation_id: OperationId, holder: Responsible
    ) -> None:
        """Somebody who holds parental responsibility, and what they say. Named again: replaced."""
        self._check_day(holder.on, "on")
        if len(holder.called) > NAME_LIMIT:
            raise Invalid({"called": "too long"})

        def settle(minor: Minor, _: There) -> Minor:
            same = (holder.kind, holder.called.casefold())
            rest = tuple(one for one in minor.responsible if _kind(one) != same)
            if len(rest) >= MOST_RESPONSIBLE:
                raise Invalid({"called": "many"})
            return replace(minor, responsible=(*rest, holder))

        body = ("responsible", holder.kind, holder.called, holder.position, str(holder.on))
        self._settle(actor, two, operation_id, body, settle)

    def take_responsible_away(
        self,
        actor: Actor,
        two: Two,
        operation_id: OperationId,
        kind: ResponsibilityKind,
        called: str,
    ) -> None:
        """Somebody who was written down by mistake holds none."""
        same = (kind, called.casefold())

        def settle(minor: Minor, _: There) -> Minor:
            rest = tuple(one for one in minor.responsible if _kind(one) != same)
            return replace(minor, responsible=rest)

        self._settle(actor, two, operation_id, ("not_responsible", kind, called), settle)

    def say_council(
        self, actor: Actor, two: Two, operation_id: OperationId, position: Position, on: date
    ) -> None:
        """What the council that looks after the child says."""
        self._check_day(on, "on")
        self._settle(
            actor,
            two,
            operation_id,
            ("council", position, str(on)),
            lambda minor, _: replace(minor, council=position, council_on=on),
        )

    def say_view(
        self, actor: Actor, two: Two, operation_id: OperationId, view: ChildView, on: date
    ) -> None:
        """What the child says, heard by whoever writes it down. Their no is never overridden."""
        self._check_day(on, "on")
        self._settle(
            actor,
            two,
            operation_id,
            ("view", view, str(on)),
            lambda minor, there: replace(minor, view=view, heard_by=there.by, heard_on=on),
        )

    def say_competence(
        self, actor: Actor, two: Two, operation_id: OperationId, assessment: Assessment
    ) -> None:
        """Whether the child can make this decision themselves (Gillick; CA 1989). With reasons."""
        self._check_assessment(assessment)

        def settle(minor: Minor, there: There) -> Minor:
            if len(minor.competence) >= MOST_RECORDS:
                raise Invalid({"reasons": "many"})
            record = Competence(
                id=new_record(),
                decision=minor.decision,
                can_decide=assessment.can_decide,
                assessed_by=there.by,
                assessed_on=assessment.assessed_on,
                review_on=assessment.review_on,
                advocate=assessment.advocate,
                reasons=assessment.reasons,
            )
            # The newest word about a decision is the one that counts.
            rest = tuple(one for one in minor.competence if one.decision != minor.decision)
            return replace(minor, competence=(*rest, record))

        body = ("competence", *(str(value) for value in vars(assessment).values()))
        self._settle(actor, two, operation_id, body, settle)

    def look(self, actor: Actor, two: Two) -> ChildSeen:
        """What is written down, and what is still to be done."""

        def find(tx: Tx, there: There) -> ChildSeen:
            return self._seen(tx, there)

        return self.listed.read(actor, (two.child, two.other), find)

    def _seen(self, tx: Tx, there: There) -> ChildSeen:
        between = between_two(tx, self.listed, there)
        minor = begun(between.minors.get(there.person))
        age = self.listed.ages.of(tx, self.listed.sealer, there.person)
        to_do = life.still_to_do(minor, (minor.decision,), there.now)
        mine = [
            one
            for one in between.arrangements
            if (one.person_id, one.other_id) == (there.person, there.other)
        ]
        return ChildSeen(
            child=there.places[0].known_as,
            other=there.places[1].known_as,
            minor=minor,
            to_do=frozenset(to_do),
            status_known=minor.legal_status is not LegalStatus.NOT_KNOWN,
            settled=life.settles(minor, age, minor.decision, there.now),
            arrangements=tuple(mine),
            by=there.by,
        )

    def _settle(
        self,
        actor: Actor,
        two: Two,
        operation_id: OperationId,
        body: Sequence[object],
        settle: Settle,
    ) -> None:
        def change(tx: Tx, there: There) -> None:
            between = between_two(tx, self.listed, there)
            minor = settle(begun(between.minors.get(there.person)), there)
            keep_between(tx, self.listed, there, changed(between, there.person, minor))

        written = Written(
            what=f"child_{body[0]}",
            places=(two.child, two.other),
            operation_id=operation_id,
            body=tuple(body),
        )
        self.listed.write(actor, written, change)

    def _check_day(self, day: date | None, name: str) -> None:
        if day is None or day > self.listed.clock.now().date():
            raise Invalid({name: "not yet"})

    def _check_assessment(self, found: Assessment) -> None:
        self._check_day(found.assessed_on, "assessed_on")
        problems = {}
        if not found.assessed_on < found.review_on <= found.assessed_on + REVIEW_AT_MOST:
            problems["review_on"] = "between"
        if not found.reasons.strip():
            problems["reasons"] = "missing"
        elif len(found.reasons) > REASON_LIMIT:
            problems["reasons"] = "too long"
        if problems:
            raise Invalid(problems)


def between_two(tx: Tx, listed: OnLists, there: There) -> Between:
    """What is between the child and the other one. Raises Broken where it doesn't open."""
    between = store.lock_two(tx, listed.sealer, there.person, there.other).between
    if between is None:
        raise Broken
    return between


def keep_between(tx: Tx, listed: OnLists, there: There, between: Between) -> None:
    """Keep it: both are locked."""
    two = store.lock_two(tx, listed.sealer, there.person, there.other)
    store.put_between(tx, listed.sealer, two, between)
    if two.between is not None and not opens_between(two.between, between):
        listed.gate.closings.between(tx, there.person, there.other)


def _kind(holder: Responsible) -> tuple[ResponsibilityKind, str]:
    return holder.kind, holder.called.casefold()
