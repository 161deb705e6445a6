"""Orders that keep two people apart: entered, verified, looked at again, lifted by two.

An order acts as soon as the first human being has entered it, whatever paper there is. What a paper
leaves open counts once two have seen it. Source of the fields: domain research 3.2.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from network.actor import Actor
from network.consent.changing import new_record
from network.consent.kinds import Channel, Direction, Instrument, Proof
from network.consent.protection import Restriction
from network.desk.model import Half
from network.errors import Invalid, WrongMoment
from network.identity import AssignmentId, OperationId, PersonId, ProtectionId, TaskId
from network.safeguarding.acting import Acting, Ask, Kept, Scene
from network.safeguarding.by_leads import ByLeads
from network.safeguarding.halves import changed, first_half, found, stopped
from network.safeguarding.kinds import Deed

REVIEW_WITHIN = timedelta(days=183)
"""A human being looks at every order again within six months (security research 6.3)."""
SHORT_LIMIT = 200


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a paper says, or what is known of it."""

    instrument: Instrument = Instrument.NOT_SAID
    issuer: str = field(default="", repr=False)
    reference: str = field(default="", repr=False)
    made: date | None = None
    starts: date | None = None
    expires: date | None = None
    direction: Direction = Direction.ONE_WAY
    permitted_channels: frozenset[Channel] = frozenset()
    third_party_clause: bool = True
    proof: Proof = Proof.SAID
    review_on: date | None = None

    @property
    def opens(self) -> bool:
        """Whether it leaves a way open that would be closed without it."""
        return bool(self.permitted_channels) or not self.third_party_clause

    def body(self) -> tuple[object, ...]:
        """As JSON can say it."""
        days = (self.made, self.starts, self.expires, self.review_on)
        return (
            *(self.instrument, self.issuer, self.reference, self.direction, self.proof),
            *(day and day.isoformat() for day in days),
            *(sorted(self.permitted_channels), self.third_party_clause),
        )


@dataclass(frozen=True, kw_only=True)
class Orders:
    """What a safeguarding lead does about orders."""

    acting: Acting
    listed: ByLeads

    def enter(
        self, actor: Actor, task_id: TaskId, operation_id: OperationId, protected: int, terms: Terms
    ) -> None:
        """Enter an order between the two of a task. `protected` says which: 0 for who told, or 1.

        Raises Invalid, and WrongMoment where the task names one person only.
        """
        check(terms, self._today)

        def change(kept: Kept, scene: Scene) -> Kept:
            both = _both(scene)
            return _entered(kept, scene, both[protected], both[1 - protected], terms)

        ask = Ask(
            actor=actor,
            operation_id=operation_id,
            deed=Deed.ORDER_ENTERED,
            task_id=task_id,
            body=(protected, *terms.body()),
        )
        self.acting.on_task(ask, change)

    def enter_listed(
        self,
        actor: Actor,
        operation_id: OperationId,
        protected: AssignmentId,
        restrained: AssignmentId,
        terms: Terms,
    ) -> None:
        """Enter an order between two people who are on lists of the actor's organisation."""
        check(terms, self._today)

        def change(kept: Kept, scene: Scene) -> Kept:
            one, other = _both(scene)
            return _entered(kept, scene, one, other, terms)

        body = (protected, restrained, *terms.body())
        ask = Ask(actor=actor, operation_id=operation_id, deed=Deed.ORDER_ENTERED, body=body)
        self.listed.act(ask, protected, restrained, change)

    def see_paper(
        self, actor: Actor, task_id: TaskId, operation_id: OperationId, terms: Terms
    ) -> None:
        """Write down what the paper of a task's order says. What it leaves open needs two.

        Raises Invalid, and NotFound where the task is about no order.
        """
        check(terms, self._today)

        def change(kept: Kept, scene: Scene) -> Kept:
            before = _of_task(kept, scene)
            after, seconds = _with_terms(before, terms, scene)
            between = kept.between
            if _tighter(before, after):
                between = between.narrowed(frozenset())
            restrictions = changed(between.restrictions, before.id, after)
            return replace(
                kept, between=replace(between, restrictions=restrictions), seconds=seconds
            )

        deed, body = Deed.ORDER_CHANGED, terms.body()
        self.acting.on_task(
            Ask(actor=actor, operation_id=operation_id, deed=deed, task_id=task_id, body=body),
            change,
        )

    def keep(
        self, actor: Actor, task_id: TaskId, operation_id: OperationId, review_on: date
    ) -> None:
        """Let an order stand, and say when to look again. A lifting that waits stops."""
        check(Terms(review_on=review_on), self._today)

        def change(kept: Kept, scene: Scene) -> Kept:
            before = _of_task(kept, scene)
            lifted = stopped(before.lifted, scene.now, before.protected)
            return with_order(kept, replace(before, lifted=lifted, review_on=review_on))

        deed, body = Deed.ORDER_KEPT, (review_on.isoformat(),)
        self.acting.on_task(
            Ask(actor=actor, operation_id=operation_id, deed=deed, task_id=task_id, body=body),
            change,
        )

    def lift(self, actor: Actor, task_id: TaskId, operation_id: OperationId) -> None:
        """Begin to lift a task's order. Nothing changes until another human being agrees."""

        def change(kept: Kept, scene: Scene) -> Kept:
            before = _of_task(kept, scene)
            lifted = first_half(before.lifted, scene.lead, scene.now)
            begun = with_order(kept, replace(before, lifted=lifted))
            return replace(begun, seconds=((Half.LIFT_ORDER, before.id),))

        deed = Deed.ORDER_LIFT_BEGUN
        self.acting.on_task(
            Ask(actor=actor, operation_id=operation_id, deed=deed, task_id=task_id), change
        )

    @property
    def _today(self) -> date:
        return self.acting.clock.now().date()


def check(terms: Terms, today: date) -> None:
    """Raises Invalid, saying what to change."""
    problems = {}
    if max(len(terms.issuer), len(terms.reference)) > SHORT_LIMIT:
        problems["issuer"] = "too_long"
    if terms.made is not None and terms.made > today:
        problems["made"] = "future"
    if terms.expires is not None and terms.starts is not None and terms.expires < terms.starts:
        problems["expires"] = "before"
    if terms.review_on is not None and not today < terms.review_on <= today + REVIEW_WITHIN:
        problems["review_on"] = "between"
    if problems:
        raise Invalid(problems)


def _entered(
    kept: Kept, scene: Scene, protected: PersonId, restrained: PersonId, terms: Terms
) -> Kept:
    blank = Restriction(
        id=new_record(),
        protected=protected,
        restrained=restrained,
        said_by=scene.lead,
        direction=terms.direction,
        entered_at=scene.now,
    )
    order, seconds = _with_terms(blank, terms, scene)
    between = kept.between.narrowed()
    between = replace(between, restrictions=(*between.restrictions, order))
    return replace(kept, between=between, seconds=seconds)


def _with_terms(
    before: Restriction, terms: Terms, scene: Scene
) -> tuple[Restriction, tuple[tuple[Half, ProtectionId], ...]]:
    """With what the paper says. What it leaves open is written down and doesn't count yet."""
    waits = terms.proof is Proof.VERIFIED and terms.opens
    verified = terms.proof is Proof.VERIFIED
    binds_both = Direction.BOTH in {before.direction, terms.direction}
    after = replace(
        before,
        instrument=terms.instrument,
        issuer=terms.issuer,
        reference=terms.reference,
        made=terms.made,
        starts=terms.starts,
        expires=terms.expires,
        direction=Direction.BOTH if binds_both else Direction.ONE_WAY,
        permitted_channels=terms.permitted_channels,
        third_party_clause=terms.third_party_clause,
        proof=_proof(before, Proof.DOCUMENT_HELD if waits else terms.proof),
        verified_by=scene.lead if verified else None,
        verified_on=scene.now.date() if verified and not waits else None,
        review_on=terms.review_on or (scene.now + REVIEW_WITHIN).date(),
    )
    return after, ((Half.VERIFY_ORDER, after.id),) if waits else ()


def _proof(before: Restriction, wanted: Proof) -> Proof:
    """A paper that was seen stays seen: an order that was only said can be taken back by one."""
    if wanted is Proof.SAID and before.proof is not Proof.SAID:
        return Proof.DOCUMENT_HELD
    return wanted


def verified(order: Restriction, now: datetime) -> Restriction:
    """Seen by a second human being: what the paper leaves open counts from now on."""
    return replace(order, proof=Proof.VERIFIED, verified_on=now.date())


def _tighter(before: Restriction, after: Restriction) -> bool:
    return bool(before.permitted_channels - after.permitted_channels) or (
        before.direction is not after.direction
    )


def with_order(kept: Kept, after: Restriction) -> Kept:
    """With this order in place of the one it was."""
    restrictions = changed(kept.between.restrictions, after.id, after)
    return replace(kept, between=replace(kept.between, restrictions=restrictions))


def _of_task(kept: Kept, scene: Scene) -> Restriction:
    record_id = scene.task.record_id if scene.task else ""
    return found(kept.between.restrictions, ProtectionId(record_id))


def _both(scene: Scene) -> tuple[PersonId, PersonId]:
    if scene.other is None:
        raise WrongMoment
    return scene.about, scene.other
