"""What somebody says yes to becomes exactly that grant, for as long as it says."""

from datetime import timedelta

import pytest

from network.consent.kinds import Basis, Channel, GrantStatus, Purpose, Scope
from network.consent.model import Grant, Wording
from network.consent.terms import CONTACT_LASTS, LETTERS_LAST, Terms, granted, review_day
from tests.network.consent.pairs import ADE, KEISHA, NOW

LETTERS = Terms(
    scopes=frozenset({Scope.EXIST, Scope.LETTERS}),
    purposes=frozenset({Purpose.RECONNECT}),
    channels=frozenset({Channel.IN_APP}),
    wording=Wording(id="letters-1", hash="0" * 64, language="en"),
    items=frozenset({"a picture"}),
)


def yes(**changes: object) -> Grant:
    terms = Terms(**{**LETTERS.__dict__, **changes})
    return granted(KEISHA, ADE, terms, 3, NOW)


def test_a_yes_is_to_exactly_this_and_from_now() -> None:
    found = yes()

    assert found == Grant(
        id=found.id,
        grantor=KEISHA,
        given_by=KEISHA,
        recipient=ADE,
        scopes=LETTERS.scopes,
        items=LETTERS.items,
        purposes=LETTERS.purposes,
        channels=LETTERS.channels,
        given_at=NOW,
        valid_from=NOW,
        expires_at=NOW + LETTERS_LAST,
        review_at=NOW + LETTERS_LAST - timedelta(days=90),
        epoch=3,
        wording=LETTERS.wording,
    )
    assert (found.status, found.basis) == (GrantStatus.ACTIVE, Basis.SELF)
    assert found.id != yes().id


@pytest.mark.parametrize("scope", [Scope.CONTACT, Scope.ADDRESS])
def test_a_yes_to_contact_details_lasts_a_year(scope: Scope) -> None:
    found = yes(scopes=frozenset({Scope.EXIST, scope}))

    assert found.expires_at == NOW + CONTACT_LASTS


def test_a_yes_lasts_as_long_as_it_says() -> None:
    found = yes(lasts=timedelta(days=10))

    assert found.expires_at == NOW + timedelta(days=10)
    assert found.review_at == NOW + timedelta(days=5)


@pytest.mark.parametrize(
    ("lasts", "after"), [(730, 640), (180, 90), (179, 89.5), (10, 5), (181, 91)]
)
def test_it_is_looked_at_ninety_days_before_its_end_or_half_way(lasts: int, after: float) -> None:
    assert review_day(NOW, timedelta(days=lasts)) == NOW + timedelta(days=after)
