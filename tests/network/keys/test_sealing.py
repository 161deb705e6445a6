"""Sealing: what was moved, altered, or belongs to somebody else doesn't open."""

import itertools

import pytest

from network.errors import Broken
from network.keys.inventory import KINDS, PHOTO_BYTES
from network.keys.port import KeyStore
from network.keys.sealing import Sealer

ALL = (*(kind.name for kind in KINDS), PHOTO_BYTES)


@pytest.fixture
def pair(keys: KeyStore) -> Sealer:
    keys.make("a")
    keys.make("b")
    return Sealer(keys)


@pytest.mark.parametrize(("kind", "other"), list(itertools.permutations(ALL, 2)))
def test_a_value_moved_to_another_kind_does_not_open(pair: Sealer, kind: str, other: str) -> None:
    sealed = pair.seal("a", record_id="one", kind=kind, value={"name": "Sam"})

    with pytest.raises(Broken):
        pair.open("a", record_id="one", kind=other, sealed=sealed)
    assert pair.open("a", record_id="one", kind=kind, sealed=sealed) == {"name": "Sam"}


@pytest.mark.parametrize("kind", ALL)
def test_a_value_moved_to_another_record_does_not_open(pair: Sealer, kind: str) -> None:
    sealed = pair.seal("a", record_id="one", kind=kind, value={"name": "Sam"})

    with pytest.raises(Broken):
        pair.open("a", record_id="two", kind=kind, sealed=sealed)
    with pytest.raises(Broken):
        pair.open_many("a", kind=kind, ids=["two"], sealed=[sealed])


@pytest.mark.parametrize("kind", ALL)
def test_a_value_moved_to_another_owner_does_not_open(pair: Sealer, kind: str) -> None:
    sealed = pair.seal("a", record_id="one", kind=kind, value={"name": "Sam"})

    with pytest.raises(Broken):
        pair.open("b", record_id="one", kind=kind, sealed=sealed)


def test_an_altered_value_does_not_open_whichever_byte_it_is(pair: Sealer) -> None:
    sealed = pair.seal("a", record_id="one", kind="Note", value={"text": "Dear Sam"})

    for place in range(len(sealed)):
        altered = bytearray(sealed)
        altered[place] ^= 1
        with pytest.raises(Broken):
            pair.open("a", record_id="one", kind="Note", sealed=bytes(altered))


def test_a_value_cut_short_does_not_open(pair: Sealer) -> None:
    sealed = pair.seal("a", record_id="one", kind="Note", value={"text": "Dear Sam"})

    for size in (0, 1, 8, 9, 20, 21, len(sealed) - 1):
        with pytest.raises(Broken):
            pair.open("a", record_id="one", kind="Note", sealed=sealed[:size])


def test_the_length_of_a_short_text_does_not_show(pair: Sealer) -> None:
    sizes = {
        len(pair.seal("a", record_id="one", kind="Note", value={"text": "x" * count}))
        for count in range(45)
    }

    assert len(sizes) == 1


def test_after_the_key_is_destroyed_nothing_opens(pair: Sealer) -> None:
    sealed = pair.seal("a", record_id="one", kind="Note", value={"text": "Dear Sam"})

    pair.keys.destroy("a")

    with pytest.raises(Broken):
        pair.open("a", record_id="one", kind="Note", sealed=sealed)


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), 2**63, -(2**63), 0.1])
def test_whatever_number_was_sealed_is_opened(pair: Sealer, number: float) -> None:
    sealed = pair.seal("a", record_id="one", kind=ALL[0], value={"number": number})

    assert pair.open("a", record_id="one", kind=ALL[0], sealed=sealed) == {"number": number}
    assert pair.open_many("a", kind=ALL[0], ids=["one"], sealed=[sealed]) == [{"number": number}]


def test_with_the_keys_at_hand_the_same_opens_as_without(pair: Sealer) -> None:
    sealed = {who: pair.seal(who, record_id="one", kind="Note", value={"of": who}) for who in "ab"}

    at_hand = pair.with_keys_of(sealed.items())

    for who, value in sealed.items():
        assert at_hand.open(who, record_id="one", kind="Note", sealed=value) == {"of": who}
    with pytest.raises(Broken):
        at_hand.open("a", record_id="one", kind="Note", sealed=sealed["b"])
    with pytest.raises(Broken):
        at_hand.open("a", record_id="two", kind="Note", sealed=sealed["a"])


def test_what_is_not_at_hand_is_looked_up(pair: Sealer) -> None:
    sealed = pair.seal("b", record_id="one", kind="Note", value={"of": "b"})

    at_hand = pair.with_keys_of([("a", pair.seal("a", record_id="one", kind="Note", value={}))])

    assert at_hand.open("b", record_id="one", kind="Note", sealed=sealed) == {"of": "b"}


def test_a_key_that_was_gone_before_is_not_at_hand(pair: Sealer) -> None:
    sealed = pair.seal("a", record_id="one", kind="Note", value={"text": "Dear Sam"})
    pair.keys.destroy("a")

    at_hand = pair.with_keys_of([("a", sealed)])

    with pytest.raises(Broken):
        at_hand.open("a", record_id="one", kind="Note", sealed=sealed)
