"""A code that somebody hands over: for whom it opens, and typing it under the one decision."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from network.actor import Actor
from network.claims.checks import Check
from network.consent.acts import Act
from network.consent.disclosing import Disclosures
from network.consent.kinds import Purpose
from network.consent.model import Asked
from network.desk import store as desk
from network.desk.model import DeskKind
from network.graph.door import Tx
from network.identity import ItemId, PersonId


@dataclass(frozen=True, kw_only=True)
class HandedOver:
    """What every such code has. Its owner is never shown whether anybody has typed it."""

    id: ItemId
    owner: PersonId
    until: datetime
    check: Check | None = None
    """What is asked before anything is shown."""
    opened_by: PersonId | None = None
    """Who has read what it shows: from then on it opens for nobody else."""
    used_at: datetime | None = None

    def opens_for(self, person: PersonId, now: datetime) -> bool:
        """Whether it can lead this person anywhere. Nobody uses a code of their own."""
        free = self.opened_by in {None, person} and self.used_at is None
        return free and self.owner != person and now < self.until

    def asks(self, person: PersonId) -> bool:
        """Whether its question stands in between."""
        return self.check is not None and self.opened_by != person


Found = TypeVar("Found")


@dataclass(frozen=True, kw_only=True)
class Typing:
    """Decides about a code that is typed, as every approach is decided."""

    disclosures: Disclosures

    @contextmanager
    def under_decision(
        self,
        tx: Tx,
        actor: Actor,
        now: datetime,
        find: Callable[[], Found | None],
        owner: Callable[[Found], PersonId],
    ) -> Iterator[tuple[Found | None, bool]]:
        """What was found, under the locks of both, and whether it may lead on; then written down.

        Where there is nothing it is asked about oneself, which is never permitted: so the same
        statements run. Raises NotFound where whoever types has gone.
        """
        before = find()
        asked = Asked(
            asker=actor.person_id,
            other=owner(before) if before is not None else actor.person_id,
            act=Act.USE_CODE,
            purpose=Purpose.RECONNECT,
            capacity=actor.capacity,
        )
        judged = self.disclosures.judge(tx, asked, now)
        self.disclosures.put_on_desk(tx, asked, judged.two, judged.facts)
        found = find()
        same = found is not None and owner(found) == asked.other
        yield found, same and judged.decision.permitted
        self.disclosures.write_down(tx, actor, judged, now)

    def alarm(self, tx: Tx, code: HandedOver, *, by: PersonId, now: datetime) -> None:
        """Let a human being look where answers were wrong too often. One statement either way."""
        desk.ask_perhaps(
            tx,
            self.disclosures.sealer,
            wanted=code.check is not None and code.check.alarming,
            kind=DeskKind.PATTERN,
            about=by,
            other=code.owner,
            record_id=code.id,
            at=now,
        )
