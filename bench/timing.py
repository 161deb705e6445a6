"""Timing one thing beside another: warmed up, interleaved, compared as a ratio."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """Seconds of every call, in order of length."""

    sorted: tuple[float, ...]

    @classmethod
    def of(cls, seconds: list[float]) -> "Times":
        return cls(tuple(sorted(seconds)))

    def at(self, share: float) -> float:
        """The time within which this share of the calls ended."""
        return self.sorted[min(len(self.sorted) - 1, math.ceil(share * len(self.sorted)) - 1)]

    @property
    def p50(self) -> float:
        """The middle one."""
        return self.at(0.50)

    @property
    def p95(self) -> float:
        """All but the slowest twentieth."""
        return self.at(0.95)


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How long to warm up each shape of query, and how often to measure it."""

    warm_seconds: float
    calls: int
    rounds: int


FULL = Pace(warm_seconds=30, calls=300, rounds=3)
QUICK = Pace(warm_seconds=4, calls=100, rounds=2)


def nothing() -> None:
    """Nothing has to be put back."""


def warm(
    call: Callable[[], object], seconds: float, before: Callable[[], object] = nothing
) -> None:
    """Call it over and over: a server that has just begun is several times slower."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        before()
        call()


def times(
    call: Callable[[], object], count: int, before: Callable[[], object] = nothing
) -> list[float]:
    """Seconds of each of `count` calls. `before` puts things back, and is not counted."""
    found = []
    for _ in range(count):
        before()
        began = time.perf_counter()
        call()
        found.append(time.perf_counter() - began)
    return found


def side_by_side(
    ours: Callable[[], object],
    floor: Callable[[], object],
    pace: Pace,
    before: Callable[[], object] = nothing,
) -> "Pair":
    """Measure both in turns, so that what disturbs the machine disturbs both."""
    for call in (ours, floor):
        warm(call, pace.warm_seconds, before)
    of_ours: list[float] = []
    of_floor: list[float] = []
    for _ in range(pace.rounds):
        of_floor += times(floor, pace.calls // 2, before)
        of_ours += times(ours, pace.calls, before)
        of_floor += times(floor, pace.calls // 2, before)
    return Pair(ours=Times.of(of_ours), floor=Times.of(of_floor))


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Ours and the floor, from one run."""

    ours: Times
    floor: Times

    @property
    def p50(self) -> float:
        """How many times the floor ours takes, in the middle."""
        return self.ours.p50 / self.floor.p50

    @property
    def p95(self) -> float:
        """The same for all but the slowest twentieth."""
        return self.ours.p95 / self.floor.p95
