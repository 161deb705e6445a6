"""What is kept can be opened by whoever has it in hand, and only as what it is, of whom it is."""

from collections.abc import Callable

import pytest

from network.consent import store
from network.consent.kept import Between, LifeFacts
from network.consent.lives import DeathState
from network.consent.records import to_record
from network.consent.standing import Death
from network.errors import Broken
from network.identity import PairId, PersonId, new_id
from network.keys.sealing import Sealer

PAIR, OTHER_PAIR = PairId(new_id()), PairId(new_id())
ADE, KEISHA = PersonId(new_id()), PersonId(new_id())
RECORD, ANOTHER = new_id(), new_id()
BETWEEN = Between(epoch=7, version=3, contact_existed=True)
LIFE = LifeFacts(version=4, death=Death(state=DeathState.REPORTED))


@pytest.fixture
def between(sealer: Sealer) -> bytes:
    """Something between two people, sealed as `store` seals it."""
    for owner in (PAIR, OTHER_PAIR):
        sealer.keys.make(owner)
    return sealer.seal(PAIR, record_id=PAIR, kind=store.PAIR, value=to_record(BETWEEN))


@pytest.fixture
def life(sealer: Sealer) -> bytes:
    """Something about a life, sealed as `store` seals it."""
    for owner in (ADE, KEISHA):
        sealer.keys.make(owner)
    return sealer.seal(ADE, record_id=RECORD, kind=store.STANDING, value=to_record(LIFE))


def test_the_fingerprint_of_two_people_is_what_it_always_was(sealer: Sealer) -> None:
    first, second = sorted((ADE, KEISHA))

    kept_under = sealer.index("pairs", f"{first}|{second}")

    assert store.pair_id(sealer, first, second) == kept_under
    assert store.pair_id(sealer, second, first) == kept_under


def test_what_is_between_two_people_opens_whole(sealer: Sealer, between: bytes) -> None:
    assert store.opened_between(sealer, PAIR, between) == BETWEEN


def test_what_is_between_two_people_opens_for_no_other_pair(sealer: Sealer, between: bytes) -> None:
    with pytest.raises(Broken):
        store.opened_between(sealer, OTHER_PAIR, between)
    with pytest.raises(Broken):
        store.opened_barriers(sealer, OTHER_PAIR, between)


def test_what_is_known_of_a_life_opens_whole(sealer: Sealer, life: bytes) -> None:
    assert store.opened_life(sealer, ADE, RECORD, life) == LIFE


@pytest.mark.parametrize(
    "opened",
    [
        lambda sealer, life: store.opened_life(sealer, KEISHA, RECORD, life),
        lambda sealer, life: store.opened_life(sealer, ADE, ANOTHER, life),
        lambda sealer, life: store.opened_between(sealer, PairId(ADE), life),
    ],
    ids=["of somebody else", "as another record", "as another kind"],
)
def test_what_is_known_of_a_life_opens_as_nothing_else(
    sealer: Sealer, life: bytes, opened: Callable[[Sealer, bytes], object]
) -> None:
    with pytest.raises(Broken):
        opened(sealer, life)
