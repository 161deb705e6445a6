"""Holds: everything between two people, or about one, waits until human beings have looked.

One human being places a hold, keeps it or makes it longer, and it acts at once; a second one stands
behind it within a day, or it stays and alarms. Only two lift it, and its last day lifts nothing.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from network.actor import Actor
from network.consent.changing import new_record
from network.consent.kinds import HoldCause
from network.consent.narrowing import HELD_FOR
from network.consent.protection import SafeguardingHold
from network.desk.model import Half
from network.errors import Invalid, NotFound
from network.identity import AssignmentId, OperationId, PersonId, ProtectionId, TaskId
from network.safeguarding.acting import Acting, Ask, Change, Kept, Scene
from network.safeguarding.by_leads import ByLeads
from network.safeguarding.halves import changed, first_half, stopped
from network.safeguarding.kinds import Deed

LONGEST = 183
"""The most days for which a hold is placed or made longer: then a human being looks again."""
CAUSES = (HoldCause.CONCERN, HoldCause.ALLEGATION)
"""What a lead may say that a hold is for; the others follow from what lies on the desk."""
Whom = tuple[PersonId, PersonId | None]


@dataclass(frozen=True, kw_only=True)
class Holds:
    """What a safeguarding lead does about holds."""

    acting: Acting
    listed: ByLeads

    def place(
        self,
        actor: Actor,
        task_id: TaskId,
        operation_id: OperationId,
        *,
        cause: HoldCause,
        days: int,
    ) -> None:
        """Hold everything between the two of a task, or about its one person. It acts at once."""
        _check(cause, days)
        ask = Ask(
            actor=actor,
            operation_id=operation_id,
            deed=Deed.HOLD_PLACED,
            task_id=task_id,
            body=(cause, days),
        )
        self.acting.on_task(ask, _placing(cause, days))

    def place_listed(
        self,
        actor: Actor,
        operation_id: OperationId,
        about: AssignmentId,
        other: AssignmentId | None,
        *,
        cause: HoldCause,
        days: int,
    ) -> None:
        """The same, about one or two people who are on lists of the actor's organisation."""
        _check(cause, days)
        body = (about, other, cause, days)
        ask = Ask(actor=actor, operation_id=operation_id, deed=Deed.HOLD_PLACED, body=body)
        self.listed.act(ask, about, other, _placing(cause, days))

    def keep(
        self, actor: Actor, task_id: TaskId, operation_id: OperationId, *, days: int = 0
    ) -> None:
        """Stand behind a task's hold, and hold it for so many days more; 0: as it is.

        A lifting that doesn't count yet stops. Where nobody stood behind the hold, a second human
        being is asked to. Raises NotFound where the task is about no hold.
        """
        if not 0 <= days <= LONGEST:
            raise Invalid({"days": "between"})

        def change(kept: Kept, scene: Scene) -> Kept:
            before = of_task(kept, scene)
            after = _kept(before, scene, timedelta(days=days))
            put = with_hold(kept, after)
            alone = not after.by_two() and after.placed_by == scene.lead
            fresh = alone and before.placed_by is None
            return replace(put, seconds=((Half.PLACE_HOLD, after.id),) if fresh else ())

        deed = Deed.HOLD_EXTENDED if days else Deed.HOLD_KEPT
        ask = Ask(actor=actor, operation_id=operation_id, deed=deed, task_id=task_id, body=(days,))
        self.acting.on_task(ask, change)

    def lift(self, actor: Actor, task_id: TaskId, operation_id: OperationId) -> None:
        """Begin to lift a task's hold. Nothing changes until another human being agrees."""

        def change(kept: Kept, scene: Scene) -> Kept:
            before = of_task(kept, scene)
            lifted = first_half(before.lifted, scene.lead, scene.now)
            begun = with_hold(kept, replace(before, lifted=lifted))
            return replace(begun, seconds=((Half.LIFT_HOLD, before.id),))

        deed = Deed.HOLD_LIFT_BEGUN
        ask = Ask(actor=actor, operation_id=operation_id, deed=deed, task_id=task_id)
        self.acting.on_task(ask, change)


def placed(kept: Kept, scene: Scene, whom: Whom, cause: HoldCause, days: int) -> Kept:
    """With a hold that one human being has placed, and another one is asked to stand behind."""
    about, other = whom
    hold = SafeguardingHold(
        id=new_record(),
        person_id=about,
        other_id=other,
        cause=cause,
        placed_at=scene.now,
        placed_by=scene.lead,
        until=scene.now + timedelta(days=days),
    )
    seconds = (*kept.seconds, (Half.PLACE_HOLD, hold.id))
    if other is None:
        life = replace(kept.life, holds=(*kept.life.holds, hold))
        return replace(kept, life=life, seconds=seconds)
    between = kept.between.narrowed(frozenset())
    between = replace(between, holds=(*between.holds, hold))
    return replace(kept, between=between, seconds=seconds)


def hold_in(kept: Kept, record_id: str) -> SafeguardingHold:
    """A hold, between the two or about the first one. Raises NotFound."""
    for hold in (*kept.between.holds, *kept.life.holds):
        if hold.id == record_id:
            return hold
    raise NotFound


def with_hold(kept: Kept, after: SafeguardingHold) -> Kept:
    """With this hold in place of the one it was."""
    between = replace(kept.between, holds=changed(kept.between.holds, after.id, after))
    life = replace(kept.life, holds=changed(kept.life.holds, after.id, after))
    return replace(kept, between=between, life=life)


def of_task(kept: Kept, scene: Scene) -> SafeguardingHold:
    """The hold that a task is about. Raises NotFound."""
    return hold_in(kept, ProtectionId(scene.task.record_id if scene.task else ""))


def _placing(cause: HoldCause, days: int) -> Change:
    def change(kept: Kept, scene: Scene) -> Kept:
        return placed(kept, scene, (scene.about, scene.other), cause, days)

    return change


def _kept(hold: SafeguardingHold, scene: Scene, longer: timedelta) -> SafeguardingHold:
    until = max(hold.until, scene.now + longer) if longer else hold.until
    return replace(
        hold,
        placed_by=hold.placed_by or scene.lead,
        lifted=stopped(hold.lifted, scene.now),
        until=until,
    )


def _check(cause: HoldCause, days: int) -> None:
    if not 0 < days <= LONGEST:
        raise Invalid({"days": "between"})
    if cause not in CAUSES:
        raise Invalid({"cause": "unknown"})


USUAL_DAYS = HELD_FOR.days
"""What a form offers first."""
