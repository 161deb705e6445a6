"""A person's own map of 150 through the API, and how it bears many other people."""

import os
from collections.abc import Iterator

from bench import map_requests, world
from bench.row import Row, milliseconds
from bench.timing import FULL, Pace, Times, side_by_side, times, warm

MOST_TIMES, AIM = 2.0, 1.5
GROWN_P50, GROWN_P95 = 1.3, 1.5
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
        yield _growth(found)


def _sizes(pace: Pace) -> list[int]:
    more = os.environ.get("BENCH_PEOPLE")
    largest = int(more) if more else LARGEST
    return [SMALLEST, largest] if pace is FULL or more else [SMALLEST, LARGEST]


def _growth(found: dict[int, Times]) -> Row:
    smallest, *_, largest = found
    p50 = found[largest].p50 / found[smallest].p50
    p95 = found[largest].p95 / found[smallest].p95
    return Row(
        name=f"the same among {largest:,} people",
        beside=f"among {smallest:,}",
        bar=f"p50 at most {GROWN_P50} times, p95 at most {GROWN_P95}",
        figures="; ".join(
            f"{people:,}: p50 {milliseconds(each.p50)}, p95 {milliseconds(each.p95)}"
            for people, each in found.items()
        ),
        verdict=f"p50 {p50:.2f} times, p95 {p95:.2f} times",
        good=p50 <= GROWN_P50 and p95 <= GROWN_P95,
        counts=f"{len(found[largest].sorted)} calls each, four connections a person",
    )
