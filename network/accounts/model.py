"""Accounts, sessions, tokens: what they are made of and how long they last."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from network.accounts.evidence import Evidence
from network.actor import Actor, Capacity, FactorKind
from network.errors import NotPermitted
from network.identity import AccountId, PersonId, SessionId, StaffId

MOST_SESSIONS = 5
MOST_TOKENS = 10
FRESH = timedelta(minutes=5)
SEEN_EVERY = timedelta(minutes=1)
RECOVERY_WAIT = timedelta(hours=72)
RECOVERY_OPEN = timedelta(days=14)
RECOVERY_STARTS = 3
RECOVERY_STARTS_WITHIN = timedelta(days=7)
GUARDED = timedelta(days=7)
DEVICE_LIMIT = 80
TOKEN_NAME_LIMIT = 60
TOKEN_DAYS = (7, 30, 90, 365)


class WrongSignIn(NotPermitted):
    """The name, or what should prove it, is wrong. Which of the two is never said."""

    code = "wrong-sign-in"
    title = "That sign-in name and that password don't go together."


class SessionMode(StrEnum):
    """How long a session lasts: whoever may pick the device up decides."""

    PRIVATE = "private"
    OWN_DEVICE = "own_device"
    WORK = "work"
    ASSISTED = "assisted"


@dataclass(frozen=True, kw_only=True)
class Lasts:
    """How long a session lasts without being used, and at most."""

    idle: timedelta
    at_most: timedelta


LASTS = {
    SessionMode.PRIVATE: Lasts(idle=timedelta(minutes=15), at_most=timedelta(hours=2)),
    SessionMode.OWN_DEVICE: Lasts(idle=timedelta(days=30), at_most=timedelta(days=30)),
    SessionMode.WORK: Lasts(idle=timedelta(minutes=15), at_most=timedelta(hours=8)),
    SessionMode.ASSISTED: Lasts(idle=timedelta(minutes=15), at_most=timedelta(minutes=30)),
}


@dataclass(frozen=True, kw_only=True)
class RecoveryRun:
    """A recovery under way, good from `ready_at` until `closes_at`. `evidence` is what began it."""

    id: str
    begun_at: datetime
    ready_at: datetime
    closes_at: datetime
    evidence: frozenset[Evidence] = frozenset({Evidence.SAVED_CODE})

    def waiting(self, now: datetime) -> bool:
        """Whether it can still be stopped or finished."""
        return now < self.closes_at

    def ready(self, now: datetime) -> bool:
        """Whether the wait is over."""
        return self.ready_at <= now < self.closes_at


class HereFor(StrEnum):
    """What somebody says that they are here for. It orders their home page, and nothing else."""

    MY_MAP = "my_map"
    SOMEBODY = "somebody"
    BOTH = "both"


@dataclass(frozen=True, kw_only=True)
class Account:
    """An account, opened. Its repr shows no fingerprint of a secret."""

    id: AccountId
    person_id: PersonId
    version: int
    name: str = field(repr=False)
    password: str = field(repr=False)
    codes: tuple[str, ...] = field(repr=False)
    made_at: datetime
    codes_at: datetime
    recovery: RecoveryRun | None = None
    recovery_code: str = field(default="", repr=False)
    starts: tuple[datetime, ...] = ()
    guarded_until: datetime | None = None
    easy_words: bool = False
    """Whether a short version in easy words stands before the pages that open something."""
    here_for: HereFor = HereFor.MY_MAP

    def guarded(self, now: datetime) -> bool:
        """Whether it is less than seven days since a recovery."""
        return self.guarded_until is not None and now < self.guarded_until


@dataclass(frozen=True, kw_only=True)
class Session:
    """A session as it is kept. Times are sealed, so the database doesn't tell when anybody came."""

    id: SessionId
    account_id: AccountId
    person_id: PersonId
    version: int
    mode: SessionMode
    device: str = ""
    begun_at: datetime
    seen_at: datetime
    stepped_up_at: datetime | None = None
    guarded_until: datetime | None = None
    factors: frozenset[FactorKind] = frozenset()
    capacity: Capacity = Capacity.PERSON
    staff_id: StaffId | None = None
    helped_by: StaffId | None = None

    def running(self, now: datetime) -> bool:
        """Whether neither limit has been reached."""
        lasts = LASTS[self.mode]
        return now < self.seen_at + lasts.idle and now < self.begun_at + lasts.at_most

    def gone_at(self) -> datetime:
        """When it has run out at the latest."""
        return self.begun_at + LASTS[self.mode].at_most

    def actor(self, now: datetime) -> Actor:
        """Who acts in this session."""
        stepped = self.stepped_up_at
        return Actor(
            person_id=self.person_id,
            account_id=self.account_id,
            session_id=self.id,
            stepped_up=stepped is not None and now < stepped + FRESH,
            guarded=self.guarded_until is not None and now < self.guarded_until,
            factors=self.factors,
            capacity=self.capacity,
            staff_id=self.staff_id,
            helped_by=self.helped_by,
        )


@dataclass(frozen=True, kw_only=True)
class SessionLine:
    """A session as its owner sees it in the list."""

    id: SessionId
    mode: SessionMode
    device: str
    begun_at: datetime
    seen_at: datetime
    this_one: bool


@dataclass(frozen=True, kw_only=True)
class StartedSession:
    """A session that has just begun or been renewed. The token exists nowhere else."""

    token: str = field(repr=False)
    actor: Actor
    mode: SessionMode
    device_mark: str = field(default="", repr=False)
    recovery_waits: bool = False


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a session token opens now: an actor, or one whose session has run out, or nobody."""

    actor: Actor | None = None
    ran_out: Actor | None = None


NOBODY = Look()


class TokenScope(StrEnum):
    """What an API token may do."""

    MAP_READ = "map:read"
    MAP_WRITE = "map:write"
    STORY_READ = "story:read"
    STORY_WRITE = "story:write"
    ABOUT_READ = "about:read"
    ABOUT_WRITE = "about:write"
    SAFE_READ = "safe:read"
    SAFE_WRITE = "safe:write"
    WORK_READ = "work:read"


OF_ONES_OWN = tuple(scope for scope in TokenScope if scope is not TokenScope.WORK_READ)
"""What a token of one's own may do at most: work needs a hat."""


@dataclass(frozen=True, kw_only=True)
class ApiToken:
    """An API token as its owner sees it in the list. The token itself was shown once.

    One for work hangs on the session in which a hat is worn, and ends with it.
    """

    id: str
    name: str
    scopes: frozenset[TokenScope]
    made_at: datetime
    expires_at: datetime
    worn_in: SessionId | None = None


@dataclass(frozen=True, kw_only=True)
class NewToken:
    """A token that has just been made: shown once, then known by its fingerprint only."""

    token: str = field(repr=False)
    line: ApiToken


@dataclass(frozen=True, kw_only=True)
class TokenActor:
    """Who acts through an API token, and what it allows."""

    actor: Actor
    scopes: frozenset[TokenScope]
    token_id: str = ""


@dataclass(frozen=True, kw_only=True)
class SignUp:
    """What somebody chose while signing up. `codes_secret` is what their codes come from."""

    sign_in_name: str = field(repr=False)
    password: str = field(repr=False)
    codes_secret: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class NewAccount:
    """An account that has just been made."""

    account_id: AccountId
    person_id: PersonId
    sign_in_name: str = field(repr=False)
    recovery_codes: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """An attempt to sign in.

    `network` is the address it comes from, kept only as a keyed fingerprint. `device_mark` shows
    that this device has signed in to this name before. `saved_code` lets the owner past a queue
    that somebody else has made; it isn't used up by that.
    """

    sign_in_name: str = field(repr=False)
    password: str = field(repr=False)
    mode: SessionMode = SessionMode.PRIVATE
    network: str = ""
    device: str = ""
    device_mark: str = field(default="", repr=False)
    saved_code: str = field(default="", repr=False)
