"""What was looked at long ago leaves the desk for good."""

import logging
from dataclasses import dataclass
from datetime import datetime

from network.clock import Clock
from network.desk import store
from network.desk.model import DONE_KEPT
from network.errors import Broken
from network.graph.door import Graph, Tx
from network.identity import TaskId
from network.keys.sealing import Sealer

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class DeskEnds:
    """Forgets what was done on the desk. What protects somebody is kept elsewhere, and stays."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def sweep(self) -> int:
        """Forget what was done more than a year ago. Answers how much it was.

        The graph says in the clear only in which month something was put there; when it was done
        is sealed, so what may be old enough is opened.
        """
        before = self.clock.now() - DONE_KEPT
        gone, after = 0, ""
        while page := self._page(before, after):
            for task_id in page:
                gone += self.graph.write(lambda tx, one=task_id: self._end(tx, one, before))  # type: ignore[misc]
            after = page[-1]
        return gone

    def _page(self, before: datetime, after: str) -> list[TaskId]:
        month = before.strftime("%Y-%m")
        return self.graph.read(lambda tx: store.done_from_before(tx, month, after=after))

    def _end(self, tx: Tx, task_id: TaskId, before: datetime) -> int:
        try:
            task = store.lock(tx, self.sealer, task_id)
        except Broken:
            # It is found by verifying; here one that doesn't open keeps no other from ending.
            log.warning("something on the desk does not open")
            return 0
        if task is None or task.done_at is None or task.done_at > before:
            return 0
        store.drop(tx, task_id)
        return 1
