"""How somebody may be reached outside of here. Frozen values; a change makes a new one.

Nothing is switched on by being typed. All of it is one sealed record, so that a stolen database
does not show who can be reached, by which way, or whether something waits to leave.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from network.errors import NotFound
from network.identity import EventId, ItemId
from network.sending.kinds import GoodTime, NoticeFor, NoticeKind, PointKind, Subject

MOST_POINTS = 6
WORDS_LIMIT = 400
UNITED_KINGDOM = "+44"
CODE_LASTS: dict[PointKind, timedelta] = {
    PointKind.MAIL: timedelta(hours=1),
    PointKind.TEXT: timedelta(minutes=10),
}
"""How long a code can be typed. What goes by post needs none."""
CODE_TRIES = 5
CODES_AT_MOST = 6
CODES_WITHIN = timedelta(days=1)
NOTICE_LASTS: dict[NoticeKind, timedelta] = {
    NoticeKind.CODE: max(CODE_LASTS.values()),
    NoticeKind.SOMETHING_NEW: timedelta(days=14),
    NoticeKind.WAY_ADDED: timedelta(days=3),
    NoticeKind.RECOVERY_BEGUN: timedelta(days=3),
}
"""What could not leave by then never does."""
DIGEST_EVERY = timedelta(hours=12)
DIGESTS_AT_MOST = 4
DIGESTS_WITHIN = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class SafeContact:
    """What somebody says of one way to reach them: whether, what for, when. Off to begin with."""

    allowed: bool = False
    wanted: tuple[NoticeFor, ...] = ()
    good_time: GoodTime = GoodTime.ANY
    subject: Subject = Subject.UPDATE
    who_reads: str = field(default="", repr=False)
    """Who else reads what arrives there, in their own words."""
    words: str = field(default="", repr=False)
    """When it is good, and whatever else they want to remember, in their own words."""

    def problems(self) -> dict[str, str]:
        """What is too long or missing, by field."""
        long = {name for name in ("who_reads", "words") if len(getattr(self, name)) > WORDS_LIMIT}
        nothing = {"wanted": "missing"} if self.allowed and not self.wanted else {}
        return {**nothing, **dict.fromkeys(long, "too long")}

    def wants(self, kind: NoticeFor) -> bool:
        """Whether it may be used for this."""
        return self.allowed and kind in self.wanted

    def opens(self, before: "SafeContact") -> bool:
        """Whether more may arrive, or at other times, than before."""
        if not self.allowed:
            return False
        more = not before.allowed or set(self.wanted) - set(before.wanted)
        later = self.good_time is not before.good_time and before.good_time is not GoodTime.ANY
        return bool(more) or later


@dataclass(frozen=True, kw_only=True)
class ContactPoint:
    """One address or number of somebody's own."""

    id: ItemId
    kind: PointKind
    address: str = field(repr=False)
    added_at: datetime
    confirmed_at: datetime | None = None
    """Since when it is known that they read what arrives there. By post, since it was written."""
    code: EventId | None = None
    """The notice that carried the newest code: the code itself is kept nowhere."""
    code_until: datetime | None = None
    tries: int = 0
    safe: SafeContact = SafeContact()
    not_working_at: datetime | None = None
    """Since when what was sent there came back."""
    written_at: datetime | None = None
    """When something last left for there."""

    @property
    def readable(self) -> str:
        """The address as people write it: a number begins with nought, and has a space in it."""
        if self.kind is not PointKind.TEXT:
            return self.address
        national = self.address.removeprefix(UNITED_KINGDOM)
        return f"0{national[:4]} {national[4:]}"

    @property
    def shown(self) -> bool:
        """Whether it was shown that they read what arrives there, and nothing has come back."""
        return self.confirmed_at is not None and self.not_working_at is None

    def waits_for_code(self, now: datetime) -> bool:
        """Whether there is a code that can still be typed."""
        return (
            self.code is not None
            and self.code_until is not None
            and now < self.code_until
            and self.tries < CODE_TRIES
        )


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something that is to leave for one address, if that is still right when its turn comes."""

    id: EventId
    kind: NoticeKind
    point_id: ItemId
    made_at: datetime
    digest: str = ""
    """Which digest it belongs to: one goes to every way that wants it, and counts once."""
    begun: bool = False
    """Whether it has been handed to a carrier before: then it may arrive twice."""


@dataclass(frozen=True, kw_only=True)
class Digest:
    """A digest that has begun to leave, and counts."""

    id: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Flight:
    """The one notice that is with a carrier now. Until it is back, no other of theirs leaves."""

    notice_id: EventId
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Tray:
    """What waits to leave, and what has left lately, for the budget."""

    notices: tuple[Notice, ...] = ()
    flight: Flight | None = None
    digests: tuple[Digest, ...] = ()
    codes: tuple[datetime, ...] = ()
    """When codes were asked for, within a day."""
    known: tuple[str, ...] | None = None
    """What the page Today showed when it was last looked at for them. None: never."""

    def notice(self, notice_id: str) -> Notice | None:
        """One that waits."""
        return next((one for one in self.notices if one.id == notice_id), None)


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Everything about reaching one person. `version` counts what they themselves changed."""

    version: int = 0
    points: tuple[ContactPoint, ...] = ()
    never: bool = False
    """Never write to me outside of here: it wins over everything."""
    tray: Tray = Tray()

    def point(self, point_id: str) -> ContactPoint:
        """One of them. Raises NotFound."""
        for one in self.points:
            if one.id == point_id:
                return one
        raise NotFound

    def has(self, point_id: str) -> bool:
        """Whether it is there."""
        return any(one.id == point_id for one in self.points)

    @property
    def on(self) -> int:
        """How many ways are switched on and work."""
        return 0 if self.never else sum(one.shown and one.safe.allowed for one in self.points)

    def wanting(self, kind: NoticeFor) -> tuple[ContactPoint, ...]:
        """Where somebody wants to be written to for this, and can be."""
        if self.never:
            return ()
        return tuple(one for one in self.points if one.shown and one.safe.wants(kind))

    def with_point(self, point_id: str, change: Callable[[ContactPoint], ContactPoint]) -> "Reach":
        """The same with one of them changed. Raises NotFound."""
        before = self.point(point_id)
        after = change(before)
        points = tuple(after if one is before else one for one in self.points)
        return replace(self, points=points)

    def with_tray(self, tray: Tray) -> "Reach":
        """The same with another tray."""
        return replace(self, tray=tray)
