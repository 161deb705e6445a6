"""Slowing down whoever tries many times, without ever locking out whom the account belongs to.

Each way in has an allowance that refills by itself. A device that has signed in to a name before
has one of its own, and so has whoever holds one of the saved codes: nobody else can use those up.
From elsewhere, the first tries of a network at a name pass whatever others have done.
Nothing sleeps: the answer says how many seconds to wait. A try is counted before it is looked at,
so that many at once gain nothing.
"""

import ipaddress
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from network.accounts import store
from network.audit.events import SERVICE
from network.clock import Clock
from network.errors import Broken, TooManyTries
from network.graph.door import Graph, Tx
from network.keys.sealing import Sealer

KIND = "Tries"
TRIES_INDEX = "tries"
MARK_INDEX = "device-mark"
FIRST_TRIES = 3
IPV6_NETWORK = 64


@dataclass(frozen=True)
class Allowance:
    """So many tries at once, then one more each time `every` has passed."""

    at_once: int
    every: timedelta


NAME_FROM_NETWORK = Allowance(5, timedelta(minutes=3))
NETWORK = Allowance(40, timedelta(seconds=36))
NAME = Allowance(60, timedelta(minutes=1))
EVERYONE = Allowance(600, timedelta(seconds=0.2))
KNOWN_DEVICE = Allowance(10, timedelta(minutes=1))
HOLDER_OF_CODE = Allowance(5, timedelta(minutes=1))
THIS_SESSION = Allowance(5, timedelta(minutes=1))
CODE_FROM_NETWORK = Allowance(5, timedelta(minutes=10))
SECOND_STEP = Allowance(5, timedelta(minutes=15))
PRINTED_CODE = Allowance(10, timedelta(minutes=1))
PASSKEY_FROM_NETWORK = Allowance(30, timedelta(seconds=10))
PAPER_FROM_NETWORK = Allowance(10, timedelta(minutes=1))
CODE_TO_ADDRESS = Allowance(3, timedelta(hours=8))
CALENDAR = Allowance(30, timedelta(minutes=2))
CALENDARS_FROM_NETWORK = Allowance(600, timedelta(seconds=1))
TOKEN = Allowance(1000, timedelta(seconds=0.1))


@dataclass(frozen=True)
class Bucket:
    """One count of tries. `yields`: it lets the first tries of a network pass."""

    id: str
    allowance: Allowance
    yields: bool = False


@dataclass(frozen=True)
class Left:
    """What is left of an allowance: so many tries, all of them again after so many seconds."""

    allowance: Allowance
    tries: int
    seconds: int


def left(allowance: Allowance, until: datetime, now: datetime) -> Left:
    """What is left of an allowance that is spent until some time."""
    spent = max(until - now, timedelta())
    tries = (allowance.at_once * allowance.every - spent) // allowance.every
    return Left(allowance, max(tries, 0), math.ceil(spent.total_seconds()))


def spend(bucket: Bucket, until: datetime, now: datetime, tries: int = 1) -> tuple[datetime, int]:
    """Count tries: until when the allowance is spent, and how many seconds to wait, if any."""
    allowance = bucket.allowance
    full = allowance.at_once * allowance.every
    after = max(until, now) + tries * allowance.every
    if after - now <= full:
        return after, 0
    return max(until, now), max(1, math.ceil((after - now - full).total_seconds()))


@dataclass(frozen=True, kw_only=True)
class Throttle:
    """Counts tries in the graph, under fingerprints, so that every process counts together."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def mark(self, name_index: str, mark_id: str) -> str:
        """What a device keeps to show that it has signed in to this name."""
        return f"{mark_id}.{self.sealer.index(MARK_INDEX, f'{name_index}|{mark_id}')}"

    def knows(self, name_index: str, mark: str) -> bool:
        """Whether a mark is that of a device which has signed in to this name."""
        return bool(mark) and mark == self.mark(name_index, mark.partition(".")[0])

    def sign_in(
        self, name_index: str, network: str, *, mark: str, holds_code: bool
    ) -> list[Bucket]:
        """The counts that one try to sign in is held to."""
        mark_id = mark.partition(".")[0]
        if self.knows(name_index, mark):
            return [self._bucket(KNOWN_DEVICE, "device", name_index, mark_id)]
        if holds_code:
            return [self._bucket(HOLDER_OF_CODE, "holder", name_index)]
        return [
            self._bucket(NAME_FROM_NETWORK, "name-network", name_index, place(network)),
            self._bucket(NETWORK, "network", place(network)),
            self._bucket(NAME, "name", name_index, yields=True),
            self._bucket(EVERYONE, "everyone", yields=True),
        ]

    def saved_code(self, name_index: str, network: str) -> list[Bucket]:
        """The counts that one try with a saved code is held to."""
        return [
            self._bucket(CODE_FROM_NETWORK, "code-network", name_index, place(network)),
            self._bucket(NETWORK, "network", place(network)),
        ]

    def figures(self, person_id: str, place_of: str) -> list[Bucket]:
        """The count of six figures typed for one person; a session or known device has its own."""
        return [self._bucket(SECOND_STEP, "figures", person_id, place_of)]

    def printed_code(self, person_id: str, place_of: str) -> list[Bucket]:
        """The count of printed codes typed for one person, apart from the figures."""
        return [self._bucket(PRINTED_CODE, "printed", person_id, place_of)]

    def passkey(self, network: str) -> list[Bucket]:
        """The count of passkeys shown from one network."""
        return [self._bucket(PASSKEY_FROM_NETWORK, "passkey", place(network))]

    def session(self, session_id: str) -> list[Bucket]:
        """The count of passwords typed inside one session."""
        return [self._bucket(THIS_SESSION, "session", session_id)]

    def paper(self, network: str) -> list[Bucket]:
        """The count of codes from letters that are typed from one network, without an account."""
        return [
            self._bucket(PAPER_FROM_NETWORK, "paper", place(network)),
            self._bucket(NETWORK, "network", place(network)),
        ]

    def code_to(self, address: str) -> list[Bucket]:
        """The count of codes that leave for one address, whoever asks for them."""
        return [self._bucket(CODE_TO_ADDRESS, "code-to", address)]

    def calendar(self, hashed: str, network: str) -> list[Bucket]:
        """The counts of what is asked with one link to a calendar, whether or not it opens any."""
        return [
            self._bucket(CALENDAR, "calendar", hashed),
            self._bucket(CALENDARS_FROM_NETWORK, "calendars", place(network)),
        ]

    def token(self, token_id: str) -> list[Bucket]:
        """The count of what a program asks for with one token."""
        return [self._bucket(TOKEN, "token", token_id)]

    def count(self, buckets: Sequence[Bucket], tries: int = 1) -> Left:
        """Count a try, or raise TooManyTries and count nothing. Says what the first has left."""
        now = self.clock.now()
        self._make_key()
        wait, until = self.graph.write(lambda tx: self._count(tx, buckets, now, tries))
        if wait:
            raise TooManyTries(wait)
        return left(buckets[0].allowance, until, now)

    def forgive(self, tx: Tx, buckets: Sequence[Bucket]) -> None:
        """Take back the try that turned out right, and all before it from this very place."""
        now = self.clock.now()
        spent = self._locked(tx, buckets, now)
        own = buckets[0].id
        self._keep(
            tx,
            {
                bucket.id: now if bucket.id == own else spent[bucket.id] - bucket.allowance.every
                for bucket in buckets
            },
        )

    def _count(
        self, tx: Tx, buckets: Sequence[Bucket], now: datetime, tries: int
    ) -> tuple[int, datetime]:
        """How long to wait, if at all, and until when the first allowance is then spent."""
        spent = self._locked(tx, buckets, now)
        first = _is_early(buckets[0], spent[buckets[0].id], now)
        after, longest = {}, 0
        for bucket in buckets:
            after[bucket.id], wait = spend(bucket, spent[bucket.id], now, tries)
            if not (bucket.yields and first):
                longest = max(longest, wait)
        if not longest:
            self._keep(tx, after)
        return longest, after[buckets[0].id]

    def _locked(self, tx: Tx, buckets: Sequence[Bucket], now: datetime) -> dict[str, datetime]:
        rows = store.lock_tries(tx, [bucket.id for bucket in buckets], store.month(now))
        return {tries_id: self._spent(tries_id, sealed, now) for tries_id, sealed in rows.items()}

    def _spent(self, tries_id: str, sealed: bytes | None, now: datetime) -> datetime:
        if sealed is None:
            return now
        record = self.sealer.open(SERVICE, record_id=tries_id, kind=KIND, sealed=sealed)
        return datetime.fromisoformat(record["until"])

    def _keep(self, tx: Tx, spent: dict[str, datetime]) -> None:
        store.keep_tries(
            tx,
            {
                tries_id: self.sealer.seal(
                    SERVICE, record_id=tries_id, kind=KIND, value={"until": until.isoformat()}
                )
                for tries_id, until in spent.items()
            },
        )

    def _bucket(self, allowance: Allowance, *parts: str, yields: bool = False) -> Bucket:
        return Bucket(self.sealer.index(TRIES_INDEX, "|".join(parts)), allowance, yields)

    def _make_key(self) -> None:
        try:
            self.sealer.keys.newest(SERVICE)
        except Broken:
            self.sealer.keys.make(SERVICE)


def place(network: str) -> str:
    """The part of an address that stays the same for one household."""
    try:
        address = ipaddress.ip_address(network)
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, IPV6_NETWORK), strict=False))
    return str(address)


def _is_early(bucket: Bucket, until: datetime, now: datetime) -> bool:
    return until - now < FIRST_TRIES * bucket.allowance.every
