"""What works once works once: at the same moment on the real graph, and for any challenge."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network import bootstrap
from network.accounts.model import StartedSession
from network.accounts.passwords import Passwords
from network.actor import Actor
from network.clock import FrozenClock
from network.errors import NetworkError
from network.factors import authenticator
from network.factors.challenges import LASTS, Challenges, Purpose, Wanted
from network.factors.trusted import PASSED_ON_FOR
from network.graph.door import Neo4jGraph
from network.identity import new_secret
from network.keys.sealing import Sealer
from network.settings import Settings
from tests.accounts import HOME, PASSWORD, somebody
from tests.conftest import MOMENT
from tests.network.accounts.test_side_by_side import AT_ONCE, Committed, at_once
from tests.network.factors.conftest import ticket

SECOND = timedelta(seconds=1)


@pytest.fixture
def committed(
    settings: Settings, clock: FrozenClock, real_graph: Neo4jGraph
) -> Iterator[Committed]:
    """Services on the real graph, cleaned up after."""
    quick = Passwords(memory_kib=8, rounds=1, lanes=1)
    services = bootstrap.build(settings, clock=clock, graph=real_graph, passwords=quick)
    made = Committed(services, real_graph)
    yield made
    made.clean()


def test_a_printed_code_sent_many_times_at_once_signs_in_once(committed: Committed) -> None:
    services = committed.services
    person = somebody(services)
    begun = services.sessions.begin(person.account.person_id)
    owner: Actor = replace(begun.actor, stepped_up=True)
    codes = services.factors.make_sheet(owner, new_secret())
    held = ticket(person)
    throttle, proof = services.sessions.throttle, services.sessions.proof
    index = proof.look_up(person.name).name_index
    for buckets in (
        throttle.sign_in(index, HOME, mark="", holds_code=False),
        throttle.printed_code(owner.person_id, "elsewhere"),
    ):
        committed.tries |= {bucket.id for bucket in buckets}

    answers: list[StartedSession | NetworkError] = at_once(
        lambda: services.signing.by_code(held, codes[0])
    )

    assert len([one for one in answers if isinstance(one, StartedSession)]) == 1
    assert len(answers) == AT_ONCE
    assert services.factors.mine(owner).codes_left == len(codes) - 1
    assert PASSWORD not in repr(answers)


@given(
    purpose=st.sampled_from(Purpose),
    other=st.sampled_from(Purpose),
    who=st.text(max_size=8),
    another=st.text(max_size=8),
    late=st.integers(min_value=-5, max_value=5),
)
def test_a_challenge_holds_for_its_purpose_its_person_and_its_time(
    sealer_of_all: Sealer, purpose: Purpose, other: Purpose, who: str, another: str, *, late: int
) -> None:
    challenges = Challenges(sealer=sealer_of_all)
    made = challenges.make(purpose, who, MOMENT)
    now = MOMENT + LASTS + late * SECOND

    holds = challenges.holds(made, Wanted(other, another, now))

    assert holds is (purpose is other and who == another and late < 0)


@given(st.binary(max_size=80))
def test_nothing_that_we_did_not_make_holds(sealer_of_all: Sealer, anything: bytes) -> None:
    challenges = Challenges(sealer=sealer_of_all)

    assert not challenges.holds(anything, Wanted(Purpose.SIGN_IN, "", MOMENT))


@given(where=st.integers(0, 39), by=st.integers(1, 255))
def test_a_challenge_altered_anywhere_holds_no_more(
    sealer_of_all: Sealer, where: int, by: int
) -> None:
    challenges = Challenges(sealer=sealer_of_all)
    made = bytearray(challenges.make(Purpose.MAKE, "somebody", MOMENT))
    made[where] ^= by

    assert not challenges.holds(bytes(made), Wanted(Purpose.MAKE, "somebody", MOMENT))


@given(
    at=st.datetimes(datetime(2024, 1, 1), datetime(2036, 1, 1)),  # noqa: DTZ001  made aware below
    back=st.integers(-4, 4),
    used=st.integers(-4, 4),
)
def test_figures_fit_near_their_half_minute_and_only_forwards(
    at: datetime, back: int, used: int
) -> None:
    now, secret = at.replace(tzinfo=MOMENT.tzinfo), authenticator.new_secret()
    step = int(now.timestamp()) // authenticator.STEP_SECONDS
    typed = pyotp.TOTP(secret).generate_otp(step + back)
    near = {
        step + around
        for around in authenticator.EARLY_OR_LATE
        if pyotp.TOTP(secret).generate_otp(step + around) == typed
    }

    found = authenticator.step_of(secret, typed, now, used=step + used)

    assert found == max((one for one in near if one > step + used), default=0)


@given(st.text(max_size=12))
def test_figures_are_six_and_nothing_else(typed: str) -> None:
    plain = "".join(typed.split())
    six = len(plain) == 6 and all(sign in "0123456789" for sign in plain)

    assert authenticator.figures(typed) == (plain if six else "")


def test_a_code_to_pass_on_lasts_a_day() -> None:
    assert timedelta(hours=24) == PASSED_ON_FOR
