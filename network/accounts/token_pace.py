"""How fast programs may ask: counted in the graph, a handful of requests at a time.

A write for every request would cost more than most requests do. So a process takes a handful from
the allowance that all processes share, and hands it out by itself.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from network.accounts.throttle import Left, Throttle

HANDFUL = 50
KEPT = timedelta(seconds=30)
MOST_TOKENS = 1000


@dataclass(frozen=True)
class _Handful:
    """Requests that are counted already: so many may still be made, until they are let go."""

    left: Left
    requests: int
    drawn: datetime

    def told(self, now: datetime) -> Left:
        """What is left to the token, these among it."""
        passed = int((now - self.drawn).total_seconds())
        seconds = max(self.left.seconds - passed, 0)
        return Left(self.left.allowance, self.left.tries + self.requests, seconds)


@dataclass(frozen=True, kw_only=True)
class TokenPace:
    """Counts requests with tokens."""

    throttle: Throttle
    _held: OrderedDict[str, _Handful] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, token_id: str) -> Left:
        """Count one request. Raises TooManyTries where its token has asked too much."""
        now = self.throttle.clock.now()
        held = self._taken(token_id, now) or self._drawn(token_id, now)
        rest = _Handful(held.left, held.requests - 1, held.drawn)
        if rest.requests:
            self._keep(token_id, rest)
        return rest.told(now)

    def _taken(self, token_id: str, now: datetime) -> _Handful | None:
        with self._lock:
            held = self._held.pop(token_id, None)
        return held if held and now - held.drawn < KEPT else None

    def _drawn(self, token_id: str, now: datetime) -> _Handful:
        left = self.throttle.count(self.throttle.token(token_id), HANDFUL)
        return _Handful(left, HANDFUL, now)

    def _keep(self, token_id: str, held: _Handful) -> None:
        with self._lock:
            self._held[token_id] = held
            while len(self._held) > MOST_TOKENS:
                self._held.popitem(last=False)
