"""What somebody may read of something that they told: kept, seen by a human being, looked at.

"We have told somebody" is only said once a human being has said that they have seen it. Until then
the page says honestly whether anybody reads now, and when somebody will.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from network.actor import Actor
from network.clock import Clock
from network.consent import store as consent
from network.consent.kept import Between
from network.consent.kinds import HoldCause
from network.desk import store as desk
from network.desk.model import DeskKind, Task
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.hours import There, there
from network.organisations.kinds import OrganisationState
from network.organisations.model import Organisation
from network.safeguarding.kinds import Heard
from network.work import gate, store
from network.work.kinds import AssignmentKind

OWN = frozenset(
    {
        DeskKind.REPORTED,
        DeskKind.ORDER_SAID,
        DeskKind.NOT_RECOGNISED,
        DeskKind.CRISIS,
        DeskKind.WANTS_TO_TALK,
    }
)
"""What somebody told of themselves. The quiet question is not among them: its page says nothing."""


@dataclass(frozen=True, kw_only=True)
class OwnTold:
    """Something that somebody told, and how far it is."""

    kind: DeskKind
    at: datetime
    heard: Heard


@dataclass(frozen=True, kw_only=True)
class Told:
    """A person's own side of the desk."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def mine(self, actor: Actor) -> list[OwnTold]:
        """What the actor reported, and which orders they said, newest first."""
        gate.oneself(actor)

        def work(tx: Tx) -> list[OwnTold]:
            found = (self._task(tx, *one) for one in self._records(tx, actor))
            return [_told(task) for task in found if task and task.about == actor.person_id]

        return sorted(self.graph.read(work), key=lambda one: one.at, reverse=True)

    def heard(self, actor: Actor, kind: DeskKind, record_id: str) -> Heard:
        """Whether a human being has seen one thing that the actor told. Raises NotFound."""
        gate.oneself(actor)
        task = self.graph.read(lambda tx: self._task(tx, kind, record_id))
        if task is None or kind not in OWN or task.about != actor.person_id:
            raise NotFound
        return _heard(task)

    def there(self, actor: Actor) -> There:
        """Whether anybody of those who would read it is there now, and if not, when they are.

        Those are the organisations that work with the actor; where there are none, those that help
        wherever others are too few.
        """
        now = self.clock.now()
        own = self.graph.read(lambda tx: self._around(tx, actor))
        return _together(there(one, now) for one in own or self._pool())

    def _records(self, tx: Tx, actor: Actor) -> list[tuple[DeskKind, str]]:
        kept = [between for _, _, between in consent.pairs_of(tx, self.sealer, actor.person_id)]
        return [told for between in kept if between for told in _told_of(between, actor.person_id)]

    def _task(self, tx: Tx, kind: DeskKind, record_id: str) -> Task | None:
        return desk.find(tx, self.sealer, desk.task_id(self.sealer, kind, record_id))

    def _around(self, tx: Tx, actor: Actor) -> list[Organisation]:
        now = self.clock.now()
        found = [
            organisations.find(tx, self.sealer, place.organisation_id)
            for place in store.assignments_of(tx, self.sealer, actor.person_id)
            if place.kind is AssignmentKind.CASELOAD and place.runs(now)
        ]
        return [one for one in found if one is not None and one.open]

    def _pool(self) -> list[Organisation]:
        every = organisations.in_state(self.graph, self.sealer, [OrganisationState.OPEN])
        return [one for one in every if one.lends]


def _told_of(between: Between, mine: PersonId) -> list[tuple[DeskKind, str]]:
    reported = [
        (DeskKind.REPORTED, str(hold.id))
        for hold in between.holds
        if hold.cause is HoldCause.REPORTED and hold.other_id == mine
    ]
    said = [
        (DeskKind.ORDER_SAID, str(order.id))
        for order in between.restrictions
        if order.said_by == mine
    ]
    return reported + said


def _together(every: Iterable[There]) -> There:
    found = list(every)
    backs = [one.back_at for one in found if one.back_at is not None]
    return There(
        open=any(one.open for one in found),
        on_call=tuple(who for one in found for who in one.on_call),
        back_at=min(backs, default=None),
    )


def _told(task: Task) -> OwnTold:
    return OwnTold(kind=task.kind, at=task.at, heard=_heard(task))


def _heard(task: Task) -> Heard:
    if task.done:
        return Heard.LOOKED_AT
    return Heard.KEPT if task.seen_at is None else Heard.SEEN
