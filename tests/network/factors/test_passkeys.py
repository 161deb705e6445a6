"""Passkeys: made on a page of ours, shown to a challenge of ours, opened by their owner, once."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from network.accounts.model import SessionMode
from network.actor import Actor, FactorKind
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import Invalid, NotFound, TooManyTries, WrongMoment
from network.factors.model import MOST_PASSKEYS, PasskeyRefused
from network.factors.strength import by_passkey as is_by_passkey
from tests.accounts import HOME, Somebody, somebody
from tests.network.factors.conftest import by_passkey, passkey, ticket
from tests.network.factors.device import BE, BS, UP, UV, Device, key

WRONG: dict[str, Callable[[Device], None]] = {
    "a page of somebody else": lambda device: setattr(device, "origin", "https://rowan.example"),
    "the right name at another port": lambda device: setattr(
        device, "origin", "http://localhost:9"
    ),
    "inside a page of somebody else": lambda device: setattr(device, "cross", True),
    "another site": lambda device: setattr(device, "domain", "rowan.example"),
    "not opened by its owner": lambda device: setattr(device, "flags", UP),
    "nobody there": lambda device: setattr(device, "flags", UV),
    "copied though it can't be": lambda device: setattr(device, "flags", UP | UV | BS),
    "suddenly one that can be copied": lambda device: setattr(device, "flags", UP | UV | BE),
    "another key": lambda device: setattr(device, "private", key()),
    "another passkey": lambda device: setattr(device, "credential_id", b"x" * 32),
    "the account of somebody else": lambda device: setattr(device, "handle", "eHh4"),
    "no account": lambda device: setattr(device, "handle", ""),
}


def show(services: Services, text: str) -> None:
    services.signing.by_passkey(text, mode=SessionMode.PRIVATE, device="", network=HOME)


def test_a_passkey_signs_in_alone_and_strongly(services: Services, owner: Actor) -> None:
    device = passkey(services, owner)

    started = by_passkey(services, device)

    assert started.actor.person_id == owner.person_id
    assert started.actor.factors == {FactorKind.PASSKEY}
    assert is_by_passkey(started.actor)
    assert services.sessions.find(started.token) == started.actor


def test_with_a_passkey_the_password_alone_is_too_little(
    services: Services, person: Somebody, owner: Actor
) -> None:
    passkey(services, owner)

    assert services.signing.asked(ticket(person)).kinds == {FactorKind.PASSKEY}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_shown_wrongly_is_refused(services: Services, owner: Actor, wrong: str) -> None:
    device = passkey(services, owner)
    WRONG[wrong](device)

    with pytest.raises(PasskeyRefused):
        by_passkey(services, device)


@pytest.mark.parametrize(
    "wrong",
    [
        "a page of somebody else",
        "the right name at another port",
        "inside a page of somebody else",
        "another site",
        "not opened by its owner",
        "nobody there",
        "copied though it can't be",
    ],
)
def test_what_is_made_wrongly_is_refused(services: Services, owner: Actor, wrong: str) -> None:
    device = Device()
    WRONG[wrong](device)

    with pytest.raises(PasskeyRefused):
        passkey(services, owner, device)
    assert services.factors.mine(owner).passkeys == ()


def test_an_answer_works_once(services: Services, owner: Actor) -> None:
    device = passkey(services, owner)
    text = device.show(services.signing.challenge())
    show(services, text)

    with pytest.raises(PasskeyRefused):
        show(services, text)


def test_a_passkey_is_made_once(services: Services, owner: Actor) -> None:
    device = Device()
    text = device.make(services.factors.ask_for_passkey(owner))
    services.factors.add_passkey(owner, text, "My phone")

    with pytest.raises(PasskeyRefused):
        services.factors.add_passkey(owner, text, "My phone")


def test_a_challenge_runs_out(services: Services, owner: Actor, clock: FrozenClock) -> None:
    device = passkey(services, owner)
    asked = services.signing.challenge()
    clock.move(timedelta(minutes=10))

    with pytest.raises(PasskeyRefused):
        show(services, device.show(asked))


def test_a_challenge_is_for_one_purpose_and_one_person(services: Services, owner: Actor) -> None:
    device = passkey(services, owner)
    other = somebody(services).fresh()

    for asked in (
        services.signing.challenge_again(owner),
        services.factors.ask_for_passkey(owner),
    ):
        with pytest.raises(PasskeyRefused):
            show(services, device.show(asked))
    for asked in (services.signing.challenge(), services.signing.challenge_again(other)):
        with pytest.raises(PasskeyRefused):
            services.signing.step_up_by_passkey(owner, device.show(asked))
    made = Device().make(services.factors.ask_for_passkey(other))
    with pytest.raises(PasskeyRefused):
        services.factors.add_passkey(owner, made, "My phone")


def test_a_challenge_that_is_not_ours_is_refused(services: Services, owner: Actor) -> None:
    device = passkey(services, owner)
    asked = json.loads(services.signing.challenge())

    for challenge in (
        "AAAA",
        "A" * 54,
        asked["challenge"][:-2] + "AA",
        asked["challenge"].swapcase(),
    ):
        with pytest.raises(PasskeyRefused):
            show(services, device.show(json.dumps({**asked, "challenge": challenge})))


def test_a_count_never_goes_back(services: Services, owner: Actor) -> None:
    device = passkey(services, owner, Device(count=7))
    by_passkey(services, device)

    for count in (7, 6, -1):
        device.count = max(count, 0)
        with pytest.raises(PasskeyRefused):
            by_passkey(services, device)
    device.count = 8
    assert by_passkey(services, device) is not None


@pytest.mark.parametrize(
    ("flags", "synced", "backed_up"),
    [(UP | UV, False, False), (UP | UV | BE, True, False), (UP | UV | BE | BS, True, True)],
)
def test_whether_it_can_be_copied_and_is_copied_is_kept(
    services: Services, owner: Actor, flags: int, synced: bool, backed_up: bool
) -> None:
    passkey(services, owner, Device(flags=flags))

    [kept] = services.factors.mine(owner).passkeys

    assert (kept.synced, kept.backed_up) == (synced, backed_up)


def test_that_it_was_copied_later_is_kept(services: Services, owner: Actor) -> None:
    device = passkey(services, owner, Device(flags=UP | UV | BE))
    device.flags |= BS
    by_passkey(services, device)

    [kept] = services.factors.mine(owner).passkeys
    assert kept.backed_up


def test_a_device_learns_nothing_of_whose_passkey_it_is(
    services: Services, person: Somebody, owner: Actor
) -> None:
    asked = json.loads(services.factors.ask_for_passkey(owner))

    assert asked["rp"] == {"id": "localhost", "name": "Rowan"}
    assert asked["user"]["name"] == asked["user"]["displayName"] == "Rowan"
    assert len(asked["user"]["id"]) == 43
    told = json.dumps(asked)
    assert owner.person_id not in told
    assert person.name not in told
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["attestation"] == "none"


def test_a_passkey_is_as_good_as_the_password_once_more(services: Services, owner: Actor) -> None:
    device = passkey(services, owner)
    started = by_passkey(services, device)

    asked = services.signing.challenge_again(started.actor)
    renewed = services.signing.step_up_by_passkey(started.actor, device.show(asked))

    assert renewed.actor.stepped_up
    assert services.sessions.find(started.token) is None


def test_a_passkey_that_was_taken_back_opens_nothing(services: Services, owner: Actor) -> None:
    device = passkey(services, owner)
    [kept] = services.factors.mine(owner).passkeys

    services.factors.drop_passkey(owner, kept.id)
    services.factors.drop_passkey(owner, kept.id)

    with pytest.raises(PasskeyRefused):
        by_passkey(services, device)


def test_a_passkey_can_be_called_something_else(services: Services, owner: Actor) -> None:
    passkey(services, owner)
    [kept] = services.factors.mine(owner).passkeys

    services.factors.rename_passkey(owner, kept.id, "  Library   key ")

    assert [one.name for one in services.factors.mine(owner).passkeys] == ["Library key"]
    with pytest.raises(Invalid):
        services.factors.rename_passkey(owner, kept.id, " ")
    with pytest.raises(NotFound):
        services.factors.rename_passkey(somebody(services).fresh(), kept.id, "Mine")


def test_there_is_an_end_to_passkeys(services: Services, owner: Actor) -> None:
    for _ in range(MOST_PASSKEYS):
        passkey(services, owner)

    with pytest.raises(WrongMoment):
        passkey(services, owner)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", "{", '{"id": 1, "response": {}}', "[" * 20000, "[" * 9000]
)
def test_what_no_device_would_send_is_refused(services: Services, text: str) -> None:
    with pytest.raises(PasskeyRefused):
        show(services, text)


def test_a_damaged_answer_is_refused_wherever_it_is_damaged(
    services: Services, owner: Actor
) -> None:
    device = passkey(services, owner)
    for part in ("clientDataJSON", "authenticatorData", "signature", "userHandle"):
        damages: tuple[Any, ...] = ("", "AAAA", "!!", None, 7, {})
        for damage in damages:
            text = device.show(services.signing.challenge(), **{part: damage})
            with pytest.raises((PasskeyRefused, TooManyTries)):
                show(services, text)
