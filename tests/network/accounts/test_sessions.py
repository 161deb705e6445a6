"""Sessions live on the server: they end when they are ended, and by themselves."""

from datetime import timedelta

import pytest

from network.accounts.model import MOST_SESSIONS, SessionMode, WrongSignIn
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import NotFound, TooManyTries
from tests.accounts import PASSWORD, Somebody, somebody
from tests.graphs import RollbackGraph
from tests.network.accounts.listening import ListeningGraph

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def test_a_token_opens_its_session(services: Services, person: Somebody) -> None:
    started = person.sign_in()

    found = services.sessions.find(started.token)

    assert found == started.actor
    assert not found.stepped_up
    assert not found.guarded


@pytest.mark.parametrize(
    "token", ["", "x", "x" * 43, "'; MATCH (n) DETACH DELETE n; //" + "x" * 11]
)
def test_a_made_up_token_opens_nothing(services: Services, token: str) -> None:
    assert services.sessions.find(token) is None


def test_finding_a_session_is_one_statement(
    services: Services, person: Somebody, listening: ListeningGraph
) -> None:
    token = person.sign_in().token
    listening.heard.clear()

    services.sessions.find(token)

    assert listening.heard == ["accounts/find_session"]


def test_the_token_itself_is_kept_nowhere(person: Somebody, graph: RollbackGraph) -> None:
    token = person.sign_in().token

    rows = graph.cypher("MATCH (s:Session) RETURN properties(s) AS clear")

    assert rows
    assert not [row for row in rows if token in str(row)]
    assert {key for row in rows for key in row["clear"]} <= {
        "id",
        "tokenHash",
        "goneMonth",
        "version",
        "lockSeq",
        "sealed",
    }


def test_a_token_that_was_copied_opens_nothing_after_signing_out(
    services: Services, person: Somebody
) -> None:
    copied = person.sign_in().token

    services.sessions.sign_out(copied)

    assert services.sessions.find(copied) is None
    assert services.sessions.look(copied).ran_out is None


def test_signing_out_twice_is_signing_out_once(services: Services, person: Somebody) -> None:
    token = person.sign_in().token

    services.sessions.sign_out(token)
    services.sessions.sign_out(token)

    assert services.sessions.find(token) is None


@pytest.mark.parametrize(
    ("mode", "idle"), [(SessionMode.PRIVATE, 15 * MINUTE), (SessionMode.OWN_DEVICE, 30 * DAY)]
)
def test_a_session_that_nobody_uses_runs_out(
    services: Services, person: Somebody, clock: FrozenClock, mode: SessionMode, idle: timedelta
) -> None:
    token = person.sign_in(mode=mode).token
    clock.move(idle - timedelta(seconds=1))
    before = services.sessions.look(token)

    clock.move(idle if mode is SessionMode.PRIVATE else timedelta(seconds=1))

    assert before.actor
    assert services.sessions.find(token) is None


def test_a_session_in_use_goes_on_until_its_last_hour(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    token = person.sign_in().token

    for _ in range(11):
        clock.move(10 * MINUTE)
        assert services.sessions.find(token)

    clock.move(10 * MINUTE)
    assert services.sessions.find(token) is None


def test_a_session_on_my_own_device_ends_after_thirty_days_however_much_it_is_used(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    token = person.sign_in(mode=SessionMode.OWN_DEVICE).token

    for _ in range(29):
        clock.move(DAY)
        assert services.sessions.find(token)

    clock.move(DAY)
    assert services.sessions.find(token) is None


def test_being_there_is_noted_once_a_minute_at_most(
    services: Services, person: Somebody, clock: FrozenClock, listening: ListeningGraph
) -> None:
    token = person.sign_in().token
    clock.move(61 * timedelta(seconds=1))
    listening.heard.clear()

    for _ in range(5):
        services.sessions.find(token)
        clock.move(timedelta(seconds=10))

    assert listening.heard.count("accounts/touch_session") == 1


def test_a_session_that_ended_meanwhile_is_not_brought_back_by_being_noted(
    services: Services, person: Somebody, clock: FrozenClock, graph: RollbackGraph
) -> None:
    started = person.sign_in()
    clock.move(5 * MINUTE)
    services.sessions.sign_out(started.token)

    services.sessions.find(started.token)

    assert services.sessions.list(started.actor) == []


def test_who_had_a_session_that_ran_out_is_known_for_the_sake_of_a_draft(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    token = person.sign_in().token
    clock.move(HOUR)

    look = services.sessions.look(token)

    assert look.actor is None
    assert look.ran_out
    assert look.ran_out.person_id == person.account.person_id


def test_a_sixth_session_ends_the_one_least_used(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    tokens = []
    for _ in range(MOST_SESSIONS + 1):
        tokens.append(person.sign_in(mode=SessionMode.OWN_DEVICE).token)
        clock.move(MINUTE)

    running = [token for token in tokens if services.sessions.find(token)]

    assert running == tokens[1:]


def test_the_list_says_where_and_which_one_this_is(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    person.sign_in(mode=SessionMode.OWN_DEVICE)
    clock.move(MINUTE)
    here = person.sign_in()

    lines = services.sessions.list(here.actor)

    assert [(line.this_one, line.mode, line.device) for line in lines] == [
        (True, SessionMode.PRIVATE, "phone|Firefox"),
        (False, SessionMode.OWN_DEVICE, "phone|Firefox"),
    ]


def test_ending_one_session_ends_that_one(services: Services, person: Somebody) -> None:
    there, here = person.sign_in(), person.sign_in()
    assert there.actor.session_id

    services.sessions.end(here.actor, there.actor.session_id)

    assert services.sessions.find(there.token) is None
    assert services.sessions.find(here.token)


def test_nobody_can_end_the_session_of_somebody_else(services: Services, person: Somebody) -> None:
    mine = person.sign_in()
    assert mine.actor.session_id

    services.sessions.end(somebody(services).sign_in().actor, mine.actor.session_id)

    assert services.sessions.find(mine.token)


def test_ending_all_ends_this_one_too(services: Services, person: Somebody) -> None:
    started = [person.sign_in() for _ in range(3)]

    services.sessions.end_all(started[0].actor)

    assert [services.sessions.find(one.token) for one in started] == [None, None, None]


def test_typing_the_password_again_renews_the_token(services: Services, person: Somebody) -> None:
    before = person.sign_in()

    after = services.sessions.step_up(before.actor, PASSWORD)

    assert services.sessions.find(before.token) is None
    found = services.sessions.find(after.token)
    assert found
    assert found.stepped_up
    assert found.session_id == before.actor.session_id


def test_a_password_is_fresh_for_five_minutes(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    token = services.sessions.step_up(person.sign_in().actor, PASSWORD).token
    clock.move(5 * MINUTE - timedelta(seconds=1))
    fresh = services.sessions.find(token)

    clock.move(timedelta(seconds=1))

    stale = services.sessions.find(token)
    assert fresh
    assert fresh.stepped_up
    assert stale
    assert not stale.stepped_up


def test_a_wrong_password_freshens_nothing(services: Services, person: Somebody) -> None:
    started = person.sign_in()

    with pytest.raises(WrongSignIn):
        services.sessions.step_up(started.actor, "not the right words at all")

    found = services.sessions.find(started.token)
    assert found
    assert not found.stepped_up


def test_whoever_holds_my_device_can_not_try_passwords_for_ever(
    services: Services, person: Somebody
) -> None:
    actor = person.sign_in().actor

    for _ in range(5):
        with pytest.raises(WrongSignIn):
            services.sessions.step_up(actor, "not the right words at all")

    with pytest.raises(TooManyTries):
        services.sessions.step_up(actor, PASSWORD)


def test_a_session_that_has_ended_can_not_be_made_fresh(
    services: Services, person: Somebody
) -> None:
    started = person.sign_in()
    services.sessions.sign_out(started.token)

    with pytest.raises((WrongSignIn, NotFound)):
        services.sessions.step_up(started.actor, PASSWORD)


def test_sessions_of_earlier_months_are_swept(
    services: Services, person: Somebody, clock: FrozenClock, graph: RollbackGraph
) -> None:
    old = person.sign_in()
    clock.move(40 * DAY)
    new = person.sign_in()

    services.sessions.sweep()

    (row,) = graph.cypher(
        "MATCH (:Person {id: $id})-[:HAS_ACCOUNT]->()-[:HAS_SESSION]->(s)"
        " RETURN collect(s.id) AS ids",
        id=person.account.person_id,
    )
    assert row["ids"] == [new.actor.session_id]
    assert services.sessions.look(old.token).ran_out is None
