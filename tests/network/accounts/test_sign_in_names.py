"""Sign-in names are easy to say and to spell, and tell nobody anything."""

import itertools
import re

import pytest

from network.accounts import sign_in_names
from network.accounts.sign_in_names import Offer
from network.bootstrap import Services
from network.errors import AlreadyDone, Invalid
from network.keys.sealing import Sealer
from tests.accounts import somebody

TELLING = re.compile(
    r"care|foster|adopt|home|mother|father|mum|dad|nan|baby|child|orphan|family|social|court|"
    r"knife|gun|dead|death|kill|blood|cry|lost|sad|alone|hurt|fear",
)

INNOCENT = {"banana", "burgundy", "cardigan", "carnation", "courtyard", "crystal", "salad"} | {
    "scarf",
    "scarlet",
}


def test_there_are_enough_words_and_each_is_plain() -> None:
    words = sign_in_names.words()

    assert len(words) >= 600
    assert len(set(words)) == len(words)
    assert all(re.fullmatch(r"[a-z]{4,12}", word) for word in words)


def test_no_word_is_about_care_family_or_harm() -> None:
    telling = {word for word in sign_in_names.words() if TELLING.search(word)}

    assert telling <= INNOCENT


def test_no_two_words_are_one_slip_apart() -> None:
    words = sign_in_names.words()

    close = [pair for pair in itertools.combinations(words, 2) if _one_letter_apart(*pair)]

    assert close == []


def test_a_name_is_three_different_words() -> None:
    parts = sign_in_names.make_name().split("-")

    assert len(set(parts)) == 3
    assert set(parts) <= set(sign_in_names.words())


@pytest.mark.parametrize(
    "typed",
    [
        "amber-fern-lantern",
        "Amber Fern Lantern",
        "  AMBER.fern,lantern ",
        "amber–fern—lantern",
        "amber  fern\tlantern",
        "ａｍｂｅｒ-fern-lantern",
    ],
)
def test_a_name_is_understood_however_it_is_typed(sealer: Sealer, typed: str) -> None:
    found = sign_in_names.fingerprint(sealer, typed)

    assert found == sign_in_names.fingerprint(sealer, "amber-fern-lantern")


def test_offers_are_free_and_different(services: Services) -> None:
    offers = services.accounts.offers()

    assert len({offer.name for offer in offers}) == 3
    assert all(services.accounts.offered(offer) for offer in offers)


def test_nobody_can_ask_whether_a_name_is_taken(services: Services) -> None:
    person = somebody(services)

    made_up = Offer(person.name, "0" * 32)

    assert not services.accounts.offered(made_up)
    with pytest.raises(Invalid):
        services.accounts.change_name(person.fresh(), made_up)


def test_a_name_that_was_taken_meanwhile_goes_to_the_first(services: Services) -> None:
    first, second = somebody(services), somebody(services)
    (offer,) = services.accounts.offers(1)
    services.accounts.change_name(first.fresh(), offer)

    with pytest.raises(AlreadyDone):
        services.accounts.change_name(second.fresh(), offer)


def _one_letter_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
