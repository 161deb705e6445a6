"""How strong a session is: by what was shown in it, and never by what an account has."""

from itertools import chain, combinations

import pytest

from network.accounts.model import SessionMode
from network.actor import Actor, FactorKind
from network.bootstrap import Services
from network.factors.strength import (
    Strength,
    StrongerSignInNeeded,
    by_passkey,
    reaches,
    require_strength,
    strong,
)
from network.identity import PersonId, SessionId
from tests.accounts import PASSWORD, somebody

EVERY = [
    frozenset(some)
    for some in chain.from_iterable(combinations(FactorKind, size) for size in range(5))
]


def actor(factors: frozenset[FactorKind], *, session: bool = True) -> Actor:
    return Actor(
        person_id=PersonId("p"), session_id=SessionId("s") if session else None, factors=factors
    )


@pytest.mark.parametrize("shown", EVERY, ids=lambda shown: "+".join(sorted(shown)) or "nothing")
def test_a_passkey_or_a_password_with_a_code_is_strong_and_nothing_else(
    shown: frozenset[FactorKind],
) -> None:
    codes = {FactorKind.PRINTED_CODE, FactorKind.AUTHENTICATOR}
    enough = FactorKind.PASSKEY in shown or (FactorKind.PASSWORD in shown and bool(codes & shown))

    assert strong(actor(shown)) is enough
    assert by_passkey(actor(shown)) is (FactorKind.PASSKEY in shown)


@pytest.mark.parametrize("strength", Strength)
@pytest.mark.parametrize("shown", EVERY, ids=lambda shown: "+".join(sorted(shown)) or "nothing")
def test_what_falls_short_is_refused(shown: frozenset[FactorKind], strength: Strength) -> None:
    if reaches(actor(shown), strength):
        require_strength(actor(shown), strength)
    else:
        with pytest.raises(StrongerSignInNeeded):
            require_strength(actor(shown), strength)


@pytest.mark.parametrize("strength", Strength)
def test_a_key_for_a_program_is_never_strong(strength: Strength) -> None:
    assert not reaches(actor(frozenset(FactorKind), session=False), strength)


def test_a_session_keeps_what_was_shown_in_it(services: Services) -> None:
    person = somebody(services)

    started = person.sign_in(mode=SessionMode.OWN_DEVICE)

    assert started.actor.factors == {FactorKind.PASSWORD}
    assert services.sessions.find(started.token) == started.actor


def test_typing_the_password_again_adds_the_password_and_nothing_else(services: Services) -> None:
    person = somebody(services)
    begun = services.sessions.begin(person.account.person_id)

    renewed = services.sessions.step_up(begun.actor, PASSWORD)

    assert begun.actor.factors == frozenset()
    assert renewed.actor.factors == {FactorKind.PASSWORD}
