"""The decision for a pair, its facts found under the locks, and how it bears many other people."""

import os
from collections.abc import Iterator

from bench import world
from bench.pair import Pair, fill
from bench.row import Row, milliseconds
from bench.timing import Pace, Times, side_by_side, times, warm

MOST_TIMES, MOST_SECONDS = 2.5, 0.005
GROWN_P50, GROWN_P95 = 1.3, 1.5
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
        found = {}
        for people in (SMALLEST, int(os.environ.get("BENCH_PEOPLE", LARGEST))):
            fill(made, people)
            made.settle()
            warm(ours, pace.warm_seconds)
            found[people] = Times.of(times(ours, pace.calls * pace.rounds))
        yield from _growth(found)


def _growth(found: dict[int, Times]) -> Iterator[Row]:
    smallest, *_, largest = found
    p50 = found[largest].p50 / found[smallest].p50
    p95 = found[largest].p95 / found[smallest].p95
    yield Row(
        name=f"the same among {largest:,} people",
        beside=f"among {smallest:,}",
        bar=f"p50 at most {GROWN_P50} times, p95 at most {GROWN_P95}",
        figures="; ".join(
            f"{people:,}: p50 {milliseconds(each.p50)}, p95 {milliseconds(each.p95)}"
            for people, each in found.items()
        ),
        verdict=f"p50 {p50:.2f} times, p95 {p95:.2f} times",
        good=p50 <= GROWN_P50 and p95 <= GROWN_P95,
        counts=f"{len(found[largest].sorted)} calls each, four pairs a person",
    )
    yield Row(
        name=f"all but the slowest twentieth among {largest:,} people",
        beside="a clock",
        bar=f"p95 under {milliseconds(MOST_SECONDS)}",
        figures=f"p95 {milliseconds(found[largest].p95)}",
        verdict=milliseconds(found[largest].p95),
        good=found[largest].p95 < MOST_SECONDS,
    )
