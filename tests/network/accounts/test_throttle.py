"""Whoever tries many times is slowed down; whom the account belongs to is never locked out."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.accounts import throttle
from network.accounts.model import SessionMode, SignIn, WrongSignIn
from network.accounts.throttle import Allowance, Bucket, spend
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import TooManyTries
from tests.accounts import HOME, PASSWORD, Somebody
from tests.graphs import RollbackGraph

ATTACKER = "198.51.100.66"
WRONG = "not the right words at all"
NOW = datetime(2026, 3, 14, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def burn(services: Services, name: str, tries: int, *, network: str = ATTACKER) -> int:
    """Try so many times and say how many of them were looked at."""
    looked_at = 0
    for _ in range(tries):
        try:
            services.sessions.start(SignIn(sign_in_name=name, password=WRONG, network=network))
        except WrongSignIn:
            looked_at += 1
        except TooManyTries:
            pass
    return looked_at


def test_five_tries_then_a_number_of_seconds(services: Services, person: Somebody) -> None:
    assert burn(services, person.name, 5) == 5

    with pytest.raises(TooManyTries) as wait:
        person.sign_in(network=ATTACKER)

    assert wait.value.seconds == 180


def test_after_that_many_seconds_the_next_try_is_looked_at(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    burn(services, person.name, 5)
    clock.move(timedelta(seconds=179))
    with pytest.raises(TooManyTries) as wait:
        person.sign_in(network=ATTACKER)

    clock.move(timedelta(seconds=wait.value.seconds))

    assert person.sign_in(network=ATTACKER).actor.session_id


def test_a_try_that_was_refused_costs_nothing(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    burn(services, person.name, 25)

    with pytest.raises(TooManyTries) as wait:
        person.sign_in(network=ATTACKER)

    assert wait.value.seconds == 180


def test_nobody_s_name_is_slowed_down_in_the_same_way(services: Services, person: Somebody) -> None:
    waits = []
    for name in (person.name, "velvet-otter-lantern"):
        burn(services, name, 5, network=f"198.51.100.{len(name)}")
        once_more = SignIn(sign_in_name=name, password=WRONG, network=f"198.51.100.{len(name)}")
        with pytest.raises(TooManyTries) as wait:
            services.sessions.start(once_more)
        waits.append(wait.value.seconds)

    assert waits[0] == waits[1]


def test_an_attacker_elsewhere_never_stops_the_owner_at_home(
    services: Services, person: Somebody
) -> None:
    for number in range(13):
        burn(services, person.name, 5, network=f"198.51.100.{number}")

    started = person.sign_in(network=HOME)

    assert started.actor.person_id == person.account.person_id


def test_an_attacker_in_the_same_house_never_stops_a_device_that_is_known(
    services: Services, person: Somebody
) -> None:
    mark = person.sign_in(mode=SessionMode.OWN_DEVICE).device_mark
    burn(services, person.name, 30, network=HOME)

    started = person.sign_in(network=HOME, device_mark=mark)

    assert started.actor.person_id == person.account.person_id


def test_an_attacker_in_the_same_house_never_stops_the_holder_of_a_saved_code(
    services: Services, person: Somebody
) -> None:
    burn(services, person.name, 30, network=HOME)
    with pytest.raises(TooManyTries):
        person.sign_in(network=HOME)

    started = person.sign_in(network=HOME, saved_code=person.codes[0])

    assert len(services.accounts.mine(started.actor).codes) == len(person.codes)


def test_a_made_up_mark_or_code_gets_nobody_past(services: Services, person: Somebody) -> None:
    burn(services, person.name, 5, network=HOME)

    for mark, code in (("a.b", ""), ("." * 40, ""), ("", "AAAA-AAAA-AAAA-AAAA")):
        with pytest.raises(TooManyTries):
            person.sign_in(network=HOME, device_mark=mark, saved_code=code)


def test_the_mark_of_one_name_is_nothing_to_another(services: Services, person: Somebody) -> None:
    from tests.accounts import somebody

    mark = somebody(services).sign_in(mode=SessionMode.OWN_DEVICE).device_mark
    burn(services, person.name, 5, network=HOME)

    with pytest.raises(TooManyTries):
        person.sign_in(network=HOME, device_mark=mark)


def test_a_known_device_has_an_end_of_its_own_too(services: Services, person: Somebody) -> None:
    mark = person.sign_in(mode=SessionMode.OWN_DEVICE).device_mark
    for _ in range(10):
        with pytest.raises(WrongSignIn):
            person.sign_in(password=WRONG, device_mark=mark)

    with pytest.raises(TooManyTries):
        person.sign_in(device_mark=mark)


def test_trying_many_names_from_one_place_is_slowed_down(services: Services) -> None:
    names = [f"velvet-otter-{word}" for word in _letters(60)]

    looked_at = sum(burn(services, name, 1) for name in names)

    assert looked_at == throttle.NETWORK.at_once


def test_a_right_password_takes_back_what_was_counted_here(
    services: Services, person: Somebody
) -> None:
    for _ in range(4):
        burn(services, person.name, 4, network=HOME)
        assert person.sign_in(network=HOME).actor.session_id


def test_what_is_kept_about_tries_says_nothing(
    services: Services, person: Somebody, graph: RollbackGraph
) -> None:
    burn(services, person.name, 2)

    rows = graph.cypher("MATCH (t:Tries) RETURN properties(t) AS clear")

    assert {key for row in rows for key in row["clear"]} == {"id", "lockSeq", "goneMonth", "sealed"}
    assert not [row for row in rows if ATTACKER in str(row) or person.name in str(row)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("nonsense", "", True),
    ],
)
def test_a_household_is_one_place(one: str, other: str, same: bool) -> None:
    assert (throttle.place(one) == throttle.place(other)) is same


@given(st.lists(st.floats(0, 1000), max_size=60), st.integers(1, 20), st.integers(1, 300))
def test_never_more_than_the_allowance_however_the_tries_are_spread(
    gaps: list[float], at_once: int, seconds: int
) -> None:
    allowance = Allowance(at_once, timedelta(seconds=seconds))
    bucket, until, now, passed = Bucket("", allowance), NOW, NOW, 0
    for gap in gaps:
        now += timedelta(seconds=gap)
        until, wait = spend(bucket, until, now)
        passed += wait == 0

    assert passed <= at_once + (now - NOW) / allowance.every + 1


@given(st.integers(1, 20), st.integers(1, 300))
def test_waiting_as_long_as_was_said_is_enough(at_once: int, seconds: int) -> None:
    bucket, until, wait = Bucket("", Allowance(at_once, timedelta(seconds=seconds))), NOW, 0
    while not wait:
        until, wait = spend(bucket, until, NOW)

    _, again = spend(bucket, until, NOW + timedelta(seconds=wait))

    assert again == 0


def _letters(count: int) -> list[str]:
    return [chr(97 + number // 26) + chr(97 + number % 26) * 3 for number in range(count)]


def test_the_password_is_right_all_the_time(person: Somebody) -> None:
    assert person.sign_in(password=PASSWORD).actor.session_id
