"""Writing down that something is to leave: in the unit of work that it follows from.

Each notice is a line in its person's sealed record and an event in the outbox with the same id. The
event says nothing but whose it is; what leaves is decided when its turn has come.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from network.errors import NotFound
from network.graph.door import Tx
from network.identity import EventId, PersonId
from network.keys.sealing import Sealer
from network.outbox.events import EventKind
from network.outbox.store import raise_event
from network.sending import store
from network.sending.kinds import WANTED_FOR, NoticeFor, NoticeKind
from network.sending.model import ContactPoint, Notice, Reach

INDEX = "notice"


@dataclass(frozen=True, kw_only=True)
class Notices:
    """Puts notices where the sender finds them. The person is locked by then."""

    sealer: Sealer

    def id_of(self, key: str, point_id: str) -> EventId:
        """The id of a notice: the same for the same thing and address, and nobody can aim at it."""
        return EventId(self.sealer.index(INDEX, f"{key}|{point_id}"))

    def put(
        self,
        tx: Tx,
        person_id: PersonId,
        reach: Reach,
        points: Iterable[ContactPoint],
        *,
        kind: NoticeKind,
        key: str,
        now: datetime,
    ) -> Reach:
        """The record with one notice for each of these addresses, and an event for each."""
        kept = reach.tray.notices
        for point in points:
            notice_id = self.id_of(key, point.id)
            if any(one.id == notice_id for one in kept):
                continue
            digest = key if kind is NoticeKind.SOMETHING_NEW else ""
            kept = (
                *kept,
                Notice(id=notice_id, kind=kind, point_id=point.id, made_at=now, digest=digest),
            )
            raise_event(tx, EventKind.SEND_NOTICE, due=now, person_id=person_id, event_id=notice_id)
        return reach.with_tray(replace(reach.tray, notices=kept))

    def tell(
        self, tx: Tx, person_id: PersonId, kind: NoticeKind, *, key: str, now: datetime
    ) -> None:
        """Tell a person by every way that they want it. Nothing where they want none."""
        try:
            reach = store.lock(tx, self.sealer, person_id).reach
        except NotFound:
            return
        points = reach.wanting(WANTED_FOR[kind])
        if points:
            after = self.put(tx, person_id, reach, points, kind=kind, key=key, now=now)
            store.keep(tx, self.sealer, person_id, after)

    def recovery_begun(self, tx: Tx, person_id: PersonId, run_id: str, now: datetime) -> None:
        """Somebody has begun to get back into the account of this person, who is locked."""
        self.tell(tx, person_id, NoticeKind.RECOVERY_BEGUN, key=run_id, now=now)

    def something_new(
        self, tx: Tx, person_id: PersonId, reach: Reach, *, key: str, now: datetime
    ) -> Reach:
        """The record of a locked person with one digest in it, unless one waits there already."""
        if any(one.kind is NoticeKind.SOMETHING_NEW for one in reach.tray.notices):
            return reach
        points = reach.wanting(NoticeFor.SOMETHING_NEW)
        kind = NoticeKind.SOMETHING_NEW
        return self.put(tx, person_id, reach, points, kind=kind, key=key, now=now)
