"""Something new on the page Today becomes one digest: that something waits, and nothing of it.

What is looked at is only what the person would see there themselves. Nothing that is kept from them
changes whether, when or how often anything leaves.
"""

import logging
from dataclasses import dataclass, replace

from network.actor import Actor
from network.clock import Clock
from network.errors import NetworkError, NotFound
from network.graph.door import Graph, Tx
from network.identity import PersonId, new_id
from network.keys.sealing import Sealer
from network.sending import store
from network.sending.kinds import NoticeFor
from network.sending.model import Reach
from network.sending.notices import Notices
from network.today.model import Kind
from network.today.use_cases import Today

log = logging.getLogger(__name__)

NOT_TOLD = frozenset({Kind.RECOVERY, Kind.CODE, Kind.NOT_REACHED})
"""What has a notice of its own, what somebody made themselves, and what no mail could tell."""


@dataclass(frozen=True, kw_only=True)
class TellingOfToday:
    """Looks at Today for everybody who wants to hear when something is new there."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    today: Today
    notices: Notices

    def look(self) -> None:
        """Look for everybody, one after another. One whose record is broken stops nobody else."""
        after = ""
        while page := self._page(after):
            for _, person_id in page:
                try:
                    self._look_for(person_id)
                except NetworkError as error:
                    log.warning("today of %s was not looked at: %s", person_id, error.code)
            after = page[-1][0]

    def _page(self, after: str) -> list[tuple[str, PersonId]]:
        return self.graph.read(lambda tx: store.people_after(tx, after))

    def _look_for(self, person_id: PersonId) -> None:
        reach = self.graph.read(lambda tx: store.of(tx, self.sealer, person_id))
        if not reach.wanting(NoticeFor.SOMETHING_NEW):
            return
        shown = self._shown(person_id)
        key, now = new_id(), self.clock.now()

        def work(tx: Tx) -> None:
            try:
                locked = store.lock(tx, self.sealer, person_id).reach
            except NotFound:
                return
            before = locked.tray.known
            if before == shown:
                return
            after = _knowing(locked, shown)
            if before is not None and set(shown) - set(before):
                after = self.notices.something_new(tx, person_id, after, key=key, now=now)
            store.keep(tx, self.sealer, person_id, after)

        self.graph.write(work)

    def _shown(self, person_id: PersonId) -> tuple[str, ...]:
        waits = self.today.for_me(Actor(person_id=person_id))
        return tuple(
            sorted(
                f"{one.kind}:{one_id}"
                for one in waits
                if one.kind not in NOT_TOLD
                for one_id in one.ids
            )
        )


def _knowing(reach: Reach, shown: tuple[str, ...]) -> Reach:
    return reach.with_tray(replace(reach.tray, known=shown))
