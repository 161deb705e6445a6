"""Likenesses that were found while somebody asked: from the desk to where they hold.

Whoever asks waits for one statement about the desk, whether anything was found or not: keeping a
likeness between two people takes longer, and would tell (design.md, promise 2). So that is done
straight afterwards by the worker, or by the lead who is quicker. What is asked meanwhile is held by
finding it again.
"""

from dataclasses import dataclass, replace

from network.consent import store as consent
from network.consent.closings import Closings
from network.consent.kept import Between
from network.consent.protection import PossibleMatch
from network.desk import store as desk
from network.desk.model import DeskKind, Task
from network.graph.door import Graph, Tx
from network.identity import ProtectionId
from network.keys.sealing import Sealer


@dataclass(frozen=True, kw_only=True)
class Likenesses:
    """Keeps what was found between the two whom it is about. Bears being done twice."""

    graph: Graph
    sealer: Sealer
    closings: Closings

    def keep(self) -> int:
        """Keep every likeness that waits on the desk. Answers how many were new."""
        waiting = desk.waiting(self.graph, self.sealer)
        return sum(self._keep(one) for one in list(waiting) if one.kind is DeskKind.POSSIBLE_MATCH)

    def _keep(self, task: Task) -> bool:
        return self.graph.write(lambda tx: self._work(tx, task))

    def _work(self, tx: Tx, task: Task) -> bool:
        if task.other is None:
            return False
        two = consent.lock_two(tx, self.sealer, task.about, task.other)
        # What doesn't open is shut already; with one of the two gone, their noes were kept.
        if two.between is None or not task.people <= two.here:
            return False
        more = with_likeness(two.between, task)
        if more == two.between:
            return False
        kept = consent.put_between(tx, self.sealer, two, more)
        self.closings.seen_between(replace(two, known=True, between=kept), task.about)
        return True


def with_likeness(between: Between, task: Task) -> Between:
    """What is between the two of a task, with the likeness that it is about."""
    known = {one.id for one in between.possible_matches}
    if task.kind is not DeskKind.POSSIBLE_MATCH or task.other is None or task.record_id in known:
        return between
    match = PossibleMatch(
        id=ProtectionId(task.record_id),
        described_by=task.about,
        may_be=task.other,
        found_at=task.at,
    )
    return replace(between, possible_matches=(*between.possible_matches, match))
