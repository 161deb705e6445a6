"""What waits for a lead about the lives of people on the lists of their organisation."""

from dataclasses import dataclass, field
from datetime import datetime

from network.actor import Actor
from network.desk import store as desk
from network.desk.model import DeskKind
from network.graph.door import Tx
from network.identity import AssignmentId, PersonId
from network.safeguarding.deaths import LOOK_WITHIN
from network.safeguarding.gate import LEADS
from network.safeguarding.on_lists import OnLists
from network.work import gate, store
from network.work.kinds import AssignmentKind
from network.work.model import Assignment

DEATHS = frozenset({DeskKind.DEATH_REPORTED, DeskKind.STILL_HERE, DeskKind.DEATH_TO_TELL})
ADOPTIONS = frozenset({DeskKind.ADOPTION_REPORTED})
URGENT = DeskKind.STILL_HERE


@dataclass(frozen=True, kw_only=True)
class Waits:
    """One thing that waits: which, about whom on a list here, since when."""

    kind: DeskKind
    place: AssignmentId
    known_as: str = field(repr=False)
    since: datetime
    late: bool


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Reads the desk for a lead. Nothing of a life is read: only that something waits."""

    listed: OnLists

    def here(self, actor: Actor) -> list[Waits]:
        """The urgent first, then the oldest."""
        gate.may_try(actor, LEADS)
        graph, sealer = self.listed.gate.graph, self.listed.sealer
        now = self.listed.clock.now()
        lists = graph.read(lambda tx: self._lists(tx, actor, now))
        found = [
            Waits(
                kind=task.kind,
                place=lists[task.about].id,
                known_as=lists[task.about].known_as,
                since=task.at,
                late=task.kind is DeskKind.DEATH_REPORTED and task.at + LOOK_WITHIN <= now,
            )
            for task in desk.waiting(graph, sealer)
            if task.kind in DEATHS | ADOPTIONS and task.about in lists
        ]
        here = {one.place for one in found if one.kind is URGENT}
        told = [
            one for one in found if one.kind is not DeskKind.DEATH_REPORTED or one.place not in here
        ]
        return sorted(told, key=lambda one: (one.kind is not URGENT, one.since))

    def _lists(self, tx: Tx, actor: Actor, now: datetime) -> dict[PersonId, Assignment]:
        here = gate.looked_up(tx, self.listed.sealer, actor)
        closed = here.staff.knows | {actor.person_id}
        return {
            one.person_id: one
            for one in store.assignments_at(tx, self.listed.sealer, here.organisation.id)
            if one.kind is AssignmentKind.CASELOAD and one.runs(now)
            if one.person_id not in closed
        }
