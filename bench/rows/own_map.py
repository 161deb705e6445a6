"""A person's own map of 150 through the API, and how it bears many other people."""

import os
from collections.abc import Iterator

from bench import map_requests, world
from bench.growth import growth
from bench.row import Row, milliseconds
from bench.timing import FULL, Pace, Times, side_by_side, times, warm

MOST_TIMES, AIM = 2.0, 1.5
SMALLEST, LARGEST = 10_000, 100_000


def measure(pace: Pace) -> Iterator[Row]:
    """The request beside its floor; then alone among ever more people."""
    with world.made() as made:
        ours, floor = map_requests.through_the_api(made), map_requests.floor(made)
        pair = side_by_side(ours, floor, pace)
        yield Row(
            name="own map of 150 through the API",
            beside="the same columns over the driver, opened, and an empty request",
            bar=f"p50 at most {MOST_TIMES} times, aim {AIM}",
            figures=f"p50 {milliseconds(pair.ours.p50)} beside {milliseconds(pair.floor.p50)}, "
            f"p95 {milliseconds(pair.ours.p95)} beside {milliseconds(pair.floor.p95)}",
            verdict=f"{pair.p50:.2f} times (p95 {pair.p95:.2f})",
            good=pair.p50 <= MOST_TIMES,
            counts=f"{len(pair.ours.sorted)} calls each",
        )
        found = {}
        for people in _sizes(pace):
            made.fill(people)
            made.settle()
            warm(ours, pace.warm_seconds)
            found[people] = Times.of(times(ours, pace.calls * pace.rounds))
        yield growth(found, "four connections a person")


def _sizes(pace: Pace) -> list[int]:
    more = os.environ.get("BENCH_PEOPLE")
    largest = int(more) if more else LARGEST
    return [SMALLEST, largest] if pace is FULL or more else [SMALLEST, LARGEST]
