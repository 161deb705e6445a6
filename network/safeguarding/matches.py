"""Possible matches: somebody may be the one whom the other described. Nobody is ever told.

Dismissed by two human beings, the silent hold ends; confirmed, a hold between the two comes on top,
which two place and only two lift, and the description goes on protecting whoever wrote it.
"""

from dataclasses import dataclass, replace

from network.actor import Actor
from network.consent.kinds import HoldCause
from network.consent.protection import PossibleMatch
from network.desk.model import Half
from network.identity import OperationId, ProtectionId, TaskId
from network.safeguarding.acting import Acting, Ask, Kept, Scene
from network.safeguarding.halves import changed, first_half, found, stopped
from network.safeguarding.holds import LONGEST, placed
from network.safeguarding.kinds import Deed


@dataclass(frozen=True, kw_only=True)
class Matches:
    """What a safeguarding lead does about possible matches."""

    acting: Acting

    def dismiss(self, actor: Actor, task_id: TaskId, operation_id: OperationId) -> None:
        """Say that it is somebody else. It holds until another human being says so too."""

        def change(kept: Kept, scene: Scene) -> Kept:
            before = of_task(kept, scene)
            dismissed = first_half(before.dismissed, scene.lead, scene.now)
            begun = with_match(kept, replace(before, dismissed=dismissed))
            return replace(begun, seconds=((Half.DISMISS_MATCH, before.id),))

        deed = Deed.MATCH_DISMISSAL_BEGUN
        ask = Ask(actor=actor, operation_id=operation_id, deed=deed, task_id=task_id)
        self.acting.on_task(ask, change)

    def confirm(self, actor: Actor, task_id: TaskId, operation_id: OperationId) -> None:
        """Say that it is the one who was described: a hold between the two comes on top, at once.

        A second human being is asked to stand behind it. A dismissal that doesn't count yet stops.
        """

        def change(kept: Kept, scene: Scene) -> Kept:
            match = of_task(kept, scene)
            dismissed = stopped(match.dismissed, scene.now)
            sure = with_match(kept, replace(match, dismissed=dismissed))
            who, by = match.may_be, match.described_by
            return placed(sure, scene, (who, by), HoldCause.POSSIBLE_MATCH, LONGEST)

        ask = Ask(
            actor=actor, operation_id=operation_id, deed=Deed.MATCH_CONFIRMED, task_id=task_id
        )
        self.acting.on_task(ask, change)


def with_match(kept: Kept, after: PossibleMatch) -> Kept:
    """With this match in place of the one it was."""
    matches = changed(kept.between.possible_matches, after.id, after)
    return replace(kept, between=replace(kept.between, possible_matches=matches))


def of_task(kept: Kept, scene: Scene) -> PossibleMatch:
    """The match that a task is about. Raises NotFound."""
    record_id = ProtectionId(scene.task.record_id if scene.task else "")
    return found(kept.between.possible_matches, record_id)
