"""The asker meets the same in two worlds that differ in the other person's secret."""

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

from network.consent import outward as outward_side
from network.consent.outcomes import Reason
from network.consent.outward import Outward, OutwardRow, Seen
from tests.counts import times
from tests.network.consent.two_worlds import (
    LEAST,
    SECRETS,
    InMemory,
    a_script,
    comparisons,
    controls,
)

Figure = Callable[[str, object], None]
SEED = 20260314
COUNT = times(2_100, prove=100_800)
CONTROLS = times(300, prove=5_000)


@pytest.mark.timeout(3600)
def test_no_secret_shows_in_anything_the_asker_meets(record_property: Figure) -> None:
    seen = list(comparisons(InMemory(), COUNT, SEED))

    different = Counter((one.one, one.another) for one in seen if not one.same)
    assert different == Counter()
    often = Counter(one.one for one in seen)
    record_property("pairs of worlds compared", len(seen))
    record_property("secrets, each equally often", len(often))
    assert set(often) == set(SECRETS)
    assert len(set(often.values())) == 1


def test_that_somebody_wants_it_too_shows_in_at_least_half_of_the_runs(
    record_property: Figure,
) -> None:
    differs = list(controls(InMemory(), CONTROLS, SEED))

    record_property("controls", f"{sum(differs)} of {len(differs)} differ")

    assert sum(differs) >= len(differs) / 2


def test_a_trace_is_at_least_ten_things() -> None:
    random = Random(SEED)

    assert min(len(a_script(random)) for _ in range(200)) >= LEAST


def leak(*reasons: Reason, met: Outward) -> OutwardRow:
    def leaks(seen: Seen) -> bool:
        return seen.decision.reason in reasons

    return OutwardRow(when=leaks, outward=met)


@pytest.mark.parametrize(
    "row",
    [
        leak(Reason.BLOCKED, met=Outward.PAUSED),
        leak(Reason.DEATH_VERIFIED, met=Outward.DEATH_TOLD),
        leak(Reason.UNDER_18, met=Outward.NOT_HERE),
        leak(Reason.ORDER, met=Outward.NOT_HERE),
        leak(Reason.ADOPTED, met=Outward.RETURNED),
        leak(Reason.COOL_OFF, met=Outward.KIND_WORDS),
    ],
    ids=["blocked", "dead", "under_18", "order", "adopted", "cool_off"],
)
def test_a_leak_is_caught(row: OutwardRow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outward_side, "OUTWARD", (row, *outward_side.OUTWARD))

    assert any(not one.same for one in comparisons(InMemory(), 2_100, SEED))
