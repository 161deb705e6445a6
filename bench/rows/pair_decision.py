"""The decision for a pair, its facts found under the locks, and how it bears many other people."""

import os
from collections.abc import Iterator

from bench import world
from bench.growth import growth
from bench.pair import Pair, fill
from bench.row import Row, milliseconds
from bench.timing import Pace, Times, side_by_side, times, warm

MOST_TIMES, MOST_SECONDS = 2.5, 0.005
SMALLEST, LARGEST = 10_000, 100_000


def measure(pace: Pace) -> Iterator[Row]:
    """The decision beside a read of the same facts; then alone among ever more people."""
    with world.made() as made:
        pair = Pair.of(made)
        ours = pair.decision()
        beside = side_by_side(ours, pair.floor(), pace)
        yield Row(
            name="decision for a pair, facts found and decided",
            beside="the same columns over the driver, nothing locked, nothing opened",
            bar=f"p50 at most {MOST_TIMES} times",
            figures=f"p50 {milliseconds(beside.ours.p50)} beside {milliseconds(beside.floor.p50)}, "
            f"p95 {milliseconds(beside.ours.p95)} beside {milliseconds(beside.floor.p95)}",
            verdict=f"{beside.p50:.2f} times (p95 {beside.p95:.2f})",
            good=beside.p50 <= MOST_TIMES,
            counts=f"{len(beside.ours.sorted)} calls each",
        )
        yield _beside_opened(beside.ours, Times.of(times(pair.opened_floor(), pace.calls)))
        found = {}
        for people in (SMALLEST, int(os.environ.get("BENCH_PEOPLE", LARGEST))):
            fill(made, people)
            made.settle()
            warm(ours, pace.warm_seconds)
            found[people] = Times.of(times(ours, pace.calls * pace.rounds))
        yield growth(found, "four pairs a person")
        yield _slowest(found)


def _beside_opened(ours: Times, floor: Times) -> Row:
    return Row(
        name="the same decisions",
        beside="the same columns over the driver, opened",
        bar="none",
        figures=f"p50 {milliseconds(ours.p50)} beside {milliseconds(floor.p50)}",
        verdict=f"{ours.p50 / floor.p50:.2f} times",
        good=None,
        counts=f"{len(floor.sorted)} calls",
    )


def _slowest(found: dict[int, Times]) -> Row:
    largest = max(found)
    return Row(
        name=f"all but the slowest twentieth among {largest:,} people",
        beside="a clock",
        bar=f"p95 under {milliseconds(MOST_SECONDS)}",
        figures=f"p95 {milliseconds(found[largest].p95)}",
        verdict=milliseconds(found[largest].p95),
        good=found[largest].p95 < MOST_SECONDS,
    )
