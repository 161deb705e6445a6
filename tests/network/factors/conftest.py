"""Somebody who has signed up, and ways to have them use what they have."""

import os
from collections.abc import Callable

import pyotp
import pytest

from network.accounts.model import SessionMode, StartedSession
from network.accounts.second_step import SecondStepNeeded
from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock
from network.identity import new_secret
from network.keys.sealing import Sealer
from network.keys.sqlite import SqliteKeys
from tests.accounts import HOME, Somebody, somebody
from tests.network.factors.device import Device

Ticket = Callable[..., str]


@pytest.fixture
def person(services: Services) -> Somebody:
    """Somebody who has signed up."""
    return somebody(services)


@pytest.fixture
def owner(person: Somebody) -> Actor:
    """The same, signed in, who has typed the password again just now."""
    return person.fresh()


def ticket(person: Somebody, **how: object) -> str:
    """What a browser holds after the right password."""
    with pytest.raises(SecondStepNeeded) as needed:
        person.sign_in(**how)  # type: ignore[arg-type]
    return needed.value.ticket


def sheet(services: Services, owner: Actor) -> tuple[str, ...]:
    """Ten printed codes."""
    return services.factors.make_sheet(owner, new_secret())


def app(services: Services, owner: Actor, clock: FrozenClock) -> pyotp.TOTP:
    """An app that has been set up."""
    services.factors.begin_authenticator(owner)
    made = pyotp.TOTP(services.factors.waiting_authenticator(owner).secret)
    services.factors.confirm_authenticator(owner, made.at(clock.now()))
    return made


def passkey(services: Services, owner: Actor, device: Device | None = None) -> Device:
    """A device with a passkey."""
    device = device or Device()
    asked = services.factors.ask_for_passkey(owner)
    services.factors.add_passkey(owner, device.make(asked), "My phone")
    return device


def by_passkey(services: Services, device: Device) -> StartedSession:
    """Sign in with a passkey alone."""
    answer = device.show(services.signing.challenge())
    return services.signing.by_passkey(
        answer, mode=SessionMode.PRIVATE, device="phone|Firefox", network=HOME
    )


@pytest.fixture(scope="session")
def sealer_of_all(tmp_path_factory: pytest.TempPathFactory) -> Sealer:
    """A sealer for rules that are tried many times over."""
    return Sealer(SqliteKeys(tmp_path_factory.mktemp("keys") / "keys.sqlite", os.urandom(32)))
