"""Showing that one reads what arrives at an address: a code is sent there, and typed in here."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from network.errors import TooManyTries
from network.graph.door import Tx
from network.identity import ItemId, PersonId
from network.keys.sealing import Sealer
from network.sending import codes
from network.sending.kinds import NoticeFor, NoticeKind
from network.sending.model import (
    CODE_LASTS,
    CODES_AT_MOST,
    CODES_WITHIN,
    ContactPoint,
    Reach,
)
from network.sending.notices import Notices

WRONG = "wrong"
OVER = "over"


@dataclass(frozen=True, kw_only=True)
class Showing:
    """Sends codes and looks at what was typed, for a person who is locked."""

    sealer: Sealer

    def begin(
        self, tx: Tx, person: PersonId, reach: Reach, point_id: ItemId, *, key: str, now: datetime
    ) -> Reach:
        """A new code on its way; the one before opens nothing. Raises TooManyTries."""
        notice_id = self._notices.id_of(key, point_id)
        if reach.point(point_id).code == notice_id:
            return reach
        recent = tuple(at for at in reach.tray.codes if now - at < CODES_WITHIN)
        if len(recent) >= CODES_AT_MOST:
            raise TooManyTries(_seconds(recent[0] + CODES_WITHIN - now))
        until = now + CODE_LASTS[reach.point(point_id).kind]
        waiting = reach.with_point(
            point_id, lambda one: replace(one, code=notice_id, code_until=until, tries=0)
        )
        counted = waiting.with_tray(replace(reach.tray, codes=(*recent, now)))
        to = (counted.point(point_id),)
        return self._notices.put(tx, person, counted, to, kind=NoticeKind.CODE, key=key, now=now)

    def wrong(self, point: ContactPoint, typed: str, now: datetime) -> str:
        """What is wrong with a code, or nothing: also where it was shown already."""
        if point.shown:
            return ""
        if point.code is None or not point.waits_for_code(now):
            return OVER
        return "" if codes.fits(self.sealer, point.code, typed) else WRONG

    def done(
        self, tx: Tx, person: PersonId, reach: Reach, point_id: ItemId, *, now: datetime
    ) -> Reach:
        """It is theirs; every other way that they want it by hears that one was added."""
        others = [one for one in reach.wanting(NoticeFor.MY_ACCOUNT) if one.id != point_id]
        mine = reach.with_point(
            point_id,
            lambda one: replace(
                one, confirmed_at=now, code=None, code_until=None, tries=0, not_working_at=None
            ),
        )
        return self._notices.put(
            tx, person, mine, others, kind=NoticeKind.WAY_ADDED, key=point_id, now=now
        )

    @property
    def _notices(self) -> Notices:
        return Notices(sealer=self.sealer)


def _seconds(wait: timedelta) -> int:
    return int(wait.total_seconds()) + 1
