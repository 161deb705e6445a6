"""Whoever brings one of these faults in is caught: by the machine, within a few thousand steps."""

import pytest

from tests.network.consent.faults import FAULTS
from tests.network.consent.world import Disagreement, run

SEED = 7
ENOUGH = 60_000


def test_there_are_many_faults() -> None:
    assert len(FAULTS) >= 25


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_caught(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    FAULTS[name](monkeypatch)

    with pytest.raises(Disagreement):
        run(ENOUGH, SEED)
