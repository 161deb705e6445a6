"""Sending a letter, beside a transaction of as many statements that decides nothing."""

from collections.abc import Iterator

from bench import world
from bench.letters import Letters
from bench.row import Row, milliseconds
from bench.timing import Pace, side_by_side

MOST_TIMES = 2.0


def measure(pace: Pace) -> Iterator[Row]:
    """A letter that is handed in: decided, locked, with its operation key, audited, queued."""
    with world.made() as made:
        letters = Letters.of(made)
        shape = letters.shape()
        pair = side_by_side(letters.sending(), letters.floor(shape), pace, letters.put_back)
        yield Row(
            name="sending a letter: decided, locked, with operation key, audited, queued",
            beside=f"a managed transaction of as many statements ({shape.statements}) that makes "
            f"as many nodes ({shape.nodes}), without lock or decision",
            bar=f"p50 at most {MOST_TIMES} times",
            figures=f"p50 {milliseconds(pair.ours.p50)} beside {milliseconds(pair.floor.p50)}, "
            f"p95 {milliseconds(pair.ours.p95)} beside {milliseconds(pair.floor.p95)}",
            verdict=f"{pair.p50:.2f} times (p95 {pair.p95:.2f})",
            good=pair.p50 <= MOST_TIMES,
            counts=f"{len(pair.ours.sorted)} calls each",
        )
