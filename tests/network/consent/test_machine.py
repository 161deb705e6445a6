"""A million random steps in a small world: the decision and a plain oracle never disagree."""

from collections.abc import Callable

import pytest

from network.consent.outcomes import Reason
from tests.counts import times
from tests.network.consent.world import run

SEED = 20260314
STEPS = times(20_000, prove=1_000_000)
DISCLOSED = times(500, prove=20_000)


@pytest.mark.timeout(3600)
def test_nothing_is_decided_otherwise_than_the_oracle_says_and_much_is_permitted(
    record_property: Callable[[str, object], None],
) -> None:
    seen = run(STEPS, SEED)

    record_property("steps", STEPS)
    record_property("disclosed among them", seen["disclosed"])

    assert seen["disclosed"] >= DISCLOSED, seen
    assert {reason for reason in Reason if not seen[reason]} == set()
