"""Whether two things take equally long: paired, in random order, and shown, not merely not refuted.

A t-test asks whether a difference was found; here it must be shown that there is none. Times of one
machine hang together, so each pair is measured one after the other, in random order, and what is
judged is the median of the differences with a bootstrap interval: all of it must lie inside the
bounds. security.md 2.7.
"""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from statistics import median

BOUND = 0.002
Call = Callable[[], object]
RESAMPLED = 2_000
SHARE = 0.995


@dataclass(frozen=True, kw_only=True)
class Interval:
    """Seconds by which one takes longer than the other, with how sure that is."""

    low: float
    middle: float
    high: float
    pairs: int

    @property
    def inside(self) -> bool:
        """Whether all of it lies within the bounds."""
        return self.low > -BOUND and self.high < BOUND

    @property
    def outside(self) -> bool:
        """Whether none of it does: more pairs would change nothing."""
        return self.low >= BOUND or self.high <= -BOUND

    def __str__(self) -> str:
        low, middle, high = (f"{1000 * one:+.2f}" for one in (self.low, self.middle, self.high))
        return f"{middle} ms, {low} to {high} ms in {self.pairs} pairs"


def nothing() -> None:
    """What most calls need beforehand."""


def measured(
    one: Call, other: Call, pairs: int, random: Random, before: Call = nothing
) -> list[float]:
    """By how much `one` took longer than `other`, pair by pair, whichever went first."""
    found = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(pairs):
            first, second = (one, other) if random.random() < 1 / 2 else (other, one)
            took = _seconds(first, before), _seconds(second, before)
            found.append(took[0] - took[1] if first is one else took[1] - took[0])
    finally:
        gc.enable()
    return found


def interval(differences: list[float], random: Random) -> Interval:
    """The median of the differences and its bootstrap interval."""
    size = len(differences)
    medians = sorted(median(random.choices(differences, k=size)) for _ in range(RESAMPLED))
    aside = int((1 - SHARE) / 2 * RESAMPLED)
    return Interval(
        low=medians[aside], middle=median(differences), high=medians[-1 - aside], pairs=size
    )


def compared_in_time(
    one: Call, other: Call, *, pairs: int, times: int, random: Random, before: Call = nothing
) -> Interval:
    """Measure, and go on measuring while the interval is too wide to say: never a wider bound."""
    differences = measured(one, other, pairs, random, before)
    found = interval(differences, random)
    while not (found.inside or found.outside or found.pairs >= times * pairs):
        differences += measured(one, other, pairs, random, before)
        found = interval(differences, random)
    return found


def _seconds(call: Call, before: Call) -> float:
    before()
    began = time.perf_counter()
    call()
    return time.perf_counter() - began
