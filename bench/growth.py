"""The same among many more people: one row for whatever must not grow with them."""

from bench.row import Row, milliseconds
from bench.timing import Times

GROWN_P50, GROWN_P95 = 1.3, 1.5


def growth(found: dict[int, Times], each: str) -> Row:
    """The fewest people beside the most. `found` is by number of people, `each` what each has."""
    smallest, *_, largest = found
    p50 = found[largest].p50 / found[smallest].p50
    p95 = found[largest].p95 / found[smallest].p95
    return Row(
        name=f"the same among {largest:,} people",
        beside=f"among {smallest:,}",
        bar=f"p50 at most {GROWN_P50} times, p95 at most {GROWN_P95}",
        figures="; ".join(
            f"{people:,}: p50 {milliseconds(one.p50)}, p95 {milliseconds(one.p95)}"
            for people, one in found.items()
        ),
        verdict=f"p50 {p50:.2f} times, p95 {p95:.2f} times",
        good=p50 <= GROWN_P50 and p95 <= GROWN_P95,
        counts=f"{len(found[largest].sorted)} calls each, {each}",
    )
