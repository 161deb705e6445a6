"""Whether a notice may leave now: one table of reasons against it, looked at from the top. Pure.

It is asked under the person's lock when the notice's turn has come, whatever was so when it was
written down.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from network.sending.good_time import good_from
from network.sending.kinds import WANTED_FOR, NoticeKind
from network.sending.model import (
    DIGEST_EVERY,
    DIGESTS_AT_MOST,
    DIGESTS_WITHIN,
    NOTICE_LASTS,
    ContactPoint,
    Digest,
    Notice,
    Reach,
)


class Against(StrEnum):
    """Why a notice never leaves. For the log: it says nothing of anybody."""

    DIED = "died"
    NEVER = "never"
    GONE = "gone"
    OLD = "old"
    NOT_WORKING = "not_working"
    ANOTHER_CODE = "another_code"
    NOT_CONFIRMED = "not_confirmed"
    NOT_WANTED = "not_wanted"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What is to be done with a notice: never, later, or, where neither is said, now."""

    against: Against | None = None
    later: datetime | None = None

    @property
    def now(self) -> bool:
        """Whether it may leave."""
        return self.against is None and self.later is None


@dataclass(frozen=True, kw_only=True)
class Case:
    """One notice, and all that is known under the lock."""

    reach: Reach
    notice: Notice
    now: datetime
    died: bool = False
    """Whether it is verified that the person has died: others may read what arrives."""

    @property
    def point(self) -> ContactPoint:
        """Where it is to go. Only asked for where it is there."""
        return self.reach.point(self.notice.point_id)

    @property
    def is_code(self) -> bool:
        """Whether it carries the code of the very address that it goes to."""
        return self.notice.kind is NoticeKind.CODE


RULES: tuple[tuple[Against, Callable[[Case], bool]], ...] = (
    (Against.DIED, lambda case: case.died),
    (Against.NEVER, lambda case: case.reach.never),
    (Against.GONE, lambda case: not case.reach.has(case.notice.point_id)),
    (Against.OLD, lambda case: case.now >= _ends(case)),
    (Against.NOT_WORKING, lambda case: not case.is_code and case.point.not_working_at is not None),
    (Against.ANOTHER_CODE, lambda case: case.is_code and not _newest_code(case)),
    (Against.NOT_CONFIRMED, lambda case: not case.is_code and case.point.confirmed_at is None),
    (Against.NOT_WANTED, lambda case: not case.is_code and not _wanted(case)),
)
"""Each reason and what it looks at. What stands further up is true before the next is asked."""


def decide(case: Case) -> Verdict:
    """Whether it leaves now, later or never."""
    for against, holds in RULES:
        if holds(case):
            return Verdict(against=against)
    earliest = case.now if case.is_code else _earliest(case)
    if earliest >= _ends(case):
        return Verdict(against=Against.OLD)
    return Verdict(later=earliest if earliest > case.now else None)


def next_digest(digests: Iterable[Digest], now: datetime, but: str = "") -> datetime:
    """From when on one more digest is within the budget. `but`: one that is not counted."""
    counted = sorted(one.at for one in digests if one.id != but and now - one.at < DIGESTS_WITHIN)
    soonest = counted[-1] + DIGEST_EVERY if counted else now
    if len(counted) >= DIGESTS_AT_MOST:
        soonest = max(soonest, counted[-DIGESTS_AT_MOST] + DIGESTS_WITHIN)
    return max(soonest, now)


def _earliest(case: Case) -> datetime:
    notice, now = case.notice, case.now
    if notice.kind is NoticeKind.SOMETHING_NEW and not _begun(case):
        now = next_digest(case.reach.tray.digests, now)
    return good_from(case.point.safe.good_time, now)


def _begun(case: Case) -> bool:
    """Whether it belongs to a digest that counts already."""
    return any(one.id == case.notice.digest for one in case.reach.tray.digests)


def _ends(case: Case) -> datetime:
    return case.notice.made_at + NOTICE_LASTS[case.notice.kind]


def _newest_code(case: Case) -> bool:
    point = case.point
    return point.code == case.notice.id and point.waits_for_code(case.now)


def _wanted(case: Case) -> bool:
    return case.point.safe.wants(WANTED_FOR[case.notice.kind])
