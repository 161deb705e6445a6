"""Trusted people: given a slip by the person alone, they pass a code on and learn nothing else."""

import pytest

from network.actor import Actor
from network.bootstrap import Services
from network.errors import Invalid, NotFound, StepUpNeeded, TooManyTries, WrongMoment
from network.factors.model import WrongCode
from network.factors.trusted import MOST
from network.identity import new_secret
from tests.accounts import HOME, Somebody, somebody


def test_a_slip_is_shown_to_the_browser_that_made_it(services: Services, owner: Actor) -> None:
    secret = new_secret()
    services.factors.trusted.add(owner, " My  aunt ", secret)

    assert [one.name for one in services.factors.trusted.list(owner)] == ["My aunt"]
    assert services.factors.trusted.slip(owner, secret)
    for stranger in (somebody(services).fresh(),):
        with pytest.raises(NotFound):
            services.factors.trusted.slip(stranger, secret)
    with pytest.raises(NotFound):
        services.factors.trusted.slip(owner, new_secret())


def test_giving_a_slip_needs_it_shown_freshly_and_taking_it_back_does_not(
    services: Services, person: Somebody, owner: Actor
) -> None:
    one = services.factors.trusted.add(owner, "Jo", new_secret())
    later = person.sign_in().actor

    with pytest.raises(StepUpNeeded):
        services.factors.trusted.add(later, "Sam", new_secret())
    services.factors.trusted.remove(later, one.id)
    services.factors.trusted.remove(later, one.id)

    assert services.factors.trusted.list(owner) == []


def test_there_are_three_at_most_each_with_a_name(services: Services, owner: Actor) -> None:
    for number in range(MOST):
        services.factors.trusted.add(owner, f"Friend {number}", new_secret())

    with pytest.raises(WrongMoment):
        services.factors.trusted.add(owner, "One more", new_secret())
    with pytest.raises(Invalid):
        services.factors.trusted.add(owner, "  ", new_secret())


def test_sent_twice_it_is_one_slip(services: Services, owner: Actor) -> None:
    secret = new_secret()
    for _ in range(2):
        services.factors.trusted.add(owner, "Jo", secret)

    assert len(services.factors.trusted.list(owner)) == 1


def test_a_slip_that_was_taken_back_passes_nothing_on(services: Services, owner: Actor) -> None:
    secret = new_secret()
    one = services.factors.trusted.add(owner, "Jo", secret)
    slip = services.factors.trusted.slip(owner, secret)
    services.factors.trusted.remove(owner, one.id)

    with pytest.raises(WrongCode):
        services.factors.trusted.pass_on(slip, network=HOME)


def test_slips_can_not_be_guessed_one_after_the_other(services: Services) -> None:
    for _ in range(5):
        with pytest.raises(WrongCode):
            services.factors.trusted.pass_on("AAAA-BBBB-CCCC-DDDD", network=HOME)

    with pytest.raises(TooManyTries):
        services.factors.trusted.pass_on("AAAA-BBBB-CCCC-DDDD", network=HOME)


def test_nobody_removes_the_trusted_people_of_somebody_else(
    services: Services, owner: Actor
) -> None:
    one = services.factors.trusted.add(owner, "Jo", new_secret())

    services.factors.trusted.remove(somebody(services).fresh(), one.id)

    assert len(services.factors.trusted.list(owner)) == 1
