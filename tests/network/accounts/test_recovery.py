"""Getting an account back: slowly, in the open, stoppable, and by the very evidence it needs."""

from collections.abc import Callable
from datetime import timedelta
from itertools import chain, combinations

import pytest

from network.accounts import rules
from network.accounts.model import (
    GUARDED,
    RECOVERY_OPEN,
    RECOVERY_WAIT,
    SessionMode,
    SignIn,
    TokenScope,
    WrongSignIn,
)
from network.accounts.recovery import PROOF_LASTS
from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import Invalid, NetworkError, NotFound, NotPermitted, TooManyTries, WrongMoment
from network.identity import PersonId, new_secret
from tests.accounts import HOME, PASSWORD, Somebody, somebody
from tests.network.accounts.listening import ListeningGraph

NEW = "a lighthouse on the headland"
SECOND = timedelta(seconds=1)


def finish(services: Services, person: Somebody, code: str) -> PersonId:
    """Come back after the wait and choose a new password."""
    standing = services.recovery.ask(person.name, code, network=HOME)
    return services.recovery.finish(standing.proof, NEW, codes_secret=new_secret())


def recovered(services: Services, person: Somebody, clock: FrozenClock) -> Actor:
    """Somebody who has just got their account back, signed in."""
    services.recovery.ask(person.name, person.codes[0], network=HOME)
    clock.move(RECOVERY_WAIT)
    finish(services, person, person.codes[0])
    return person.sign_in(password=NEW).actor


def test_a_saved_code_begins_a_wait_of_three_days(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    standing = services.recovery.ask(person.name, person.codes[0], network=HOME)

    assert standing.ready_at == clock.now() + timedelta(hours=72)
    assert not standing.ready


def test_nothing_shortens_the_wait(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    first = services.recovery.ask(person.name, person.codes[0], network=HOME)
    clock.move(RECOVERY_WAIT - SECOND)

    again = services.recovery.ask(person.name, person.codes[0], network=HOME)

    assert again.ready_at == first.ready_at
    with pytest.raises(WrongMoment):
        services.recovery.finish(again.proof, NEW, codes_secret=new_secret())


def test_after_the_wait_the_same_code_sets_a_new_password(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    services.recovery.ask(person.name, person.codes[0], network=HOME)
    clock.move(RECOVERY_WAIT)

    found = finish(services, person, person.codes[0])

    assert found == person.account.person_id
    assert person.sign_in(password=NEW).actor.session_id
    with pytest.raises(WrongSignIn):
        person.sign_in(password=PASSWORD)


EVIDENCE = ("name", "code", "password", "session", "device", "wait", "nobody stops it")
ENOUGH = frozenset({"name", "code", "wait", "nobody stops it"})
SUBSETS = [
    frozenset(some)
    for some in chain.from_iterable(combinations(EVIDENCE, size) for size in range(8))
]


@pytest.mark.parametrize("held", SUBSETS, ids=lambda held: "+".join(sorted(held)) or "nothing")
def test_only_name_code_and_wait_together_get_an_account_back(
    services: Services, clock: FrozenClock, held: frozenset[str]
) -> None:
    person = somebody(services)
    owner = person.sign_in(mode=SessionMode.OWN_DEVICE)
    name = person.name if "name" in held else "velvet-otter-lantern"
    code = person.codes[0] if "code" in held else "AAAA-BBBB-CCCC-DDDD"
    if "password" in held:
        services.sessions.start(
            SignIn(sign_in_name=person.name, password=PASSWORD, network="198.51.100.1")
        )

    def run() -> PersonId:
        services.recovery.ask(name, code, network="198.51.100.2")
        if "wait" in held:
            clock.move(RECOVERY_WAIT)
        if "nobody stops it" not in held:
            services.recovery.stop(owner.actor)
        standing = services.recovery.ask(name, code, network="198.51.100.2")
        return services.recovery.finish(standing.proof, NEW, codes_secret=new_secret())

    if held >= ENOUGH:
        assert run() == person.account.person_id
    else:
        with pytest.raises(NetworkError):
            run()
        assert person.sign_in(password=PASSWORD, device_mark=owner.device_mark).actor.session_id


def test_a_code_of_somebody_else_gets_nobody_in(services: Services, person: Somebody) -> None:
    other = somebody(services)

    with pytest.raises(WrongSignIn):
        services.recovery.ask(person.name, other.codes[0], network=HOME)


def test_the_same_words_and_statements_for_a_wrong_code_and_for_nobody(
    services: Services, person: Somebody, listening: ListeningGraph
) -> None:
    seen = []
    for name in ("velvet-otter-hazel", person.name, "velvet-otter-lantern"):
        listening.heard.clear()
        with pytest.raises(WrongSignIn) as refused:
            services.recovery.ask(name, "AAAA-BBBB-CCCC-DDDD", network=HOME)
        seen.append((refused.value.args, list(listening.heard)))

    assert seen[1] == seen[2]


def test_codes_can_not_be_tried_one_after_the_other(services: Services, person: Somebody) -> None:
    for _ in range(5):
        with pytest.raises(WrongSignIn):
            services.recovery.ask(person.name, "AAAA-BBBB-CCCC-DDDD", network=HOME)

    with pytest.raises(TooManyTries):
        services.recovery.ask(person.name, person.codes[0], network=HOME)


def test_every_session_of_the_owner_hears_of_it(services: Services, person: Somebody) -> None:
    here = person.sign_in()
    before = services.recovery.waiting(here.actor)

    services.recovery.ask(person.name, person.codes[0], network=HOME)

    assert before is None
    assert services.recovery.waiting(here.actor)
    assert person.sign_in().recovery_waits


def test_one_tap_stops_it_and_the_code_is_used_up(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    services.recovery.ask(person.name, person.codes[0], network=HOME)

    services.recovery.stop(person.sign_in().actor)
    clock.move(RECOVERY_WAIT)

    with pytest.raises(WrongSignIn):
        services.recovery.ask(person.name, person.codes[0], network=HOME)
    assert person.sign_in(password=PASSWORD).actor.session_id


def test_stopping_twice_or_for_nothing_is_fine(services: Services, person: Somebody) -> None:
    actor = person.sign_in().actor

    services.recovery.stop(actor)
    services.recovery.ask(person.name, person.codes[0], network=HOME)
    services.recovery.stop(actor)
    services.recovery.stop(actor)

    assert services.recovery.waiting(actor) is None


def test_nobody_can_stop_the_recovery_of_somebody_else(
    services: Services, person: Somebody
) -> None:
    services.recovery.ask(person.name, person.codes[0], network=HOME)

    services.recovery.stop(somebody(services).sign_in().actor)

    assert services.recovery.waiting(person.sign_in().actor)


def test_a_proof_from_before_it_was_stopped_finishes_nothing(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    services.recovery.ask(person.name, person.codes[0], network=HOME)
    clock.move(RECOVERY_WAIT)
    standing = services.recovery.ask(person.name, person.codes[0], network=HOME)

    services.recovery.stop(person.sign_in().actor)

    with pytest.raises(NotFound):
        services.recovery.finish(standing.proof, NEW, codes_secret=new_secret())


def test_a_proof_lasts_half_an_hour(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    proof = services.recovery.ask(person.name, person.codes[0], network=HOME).proof
    clock.move(PROOF_LASTS)
    assert services.recovery.standing(proof).proof

    clock.move(2 * SECOND)

    with pytest.raises(NotFound):
        services.recovery.standing(proof)


@pytest.mark.parametrize(
    "change",
    [
        lambda proof: "",
        lambda proof: "a.b.c.d",
        lambda proof: proof[:-1] + ("0" if proof[-1] != "0" else "1"),
        lambda proof: proof.replace(".", ".9", 2),
        lambda proof: "ä" + proof,
    ],
)
def test_a_proof_that_was_changed_is_none(
    services: Services, person: Somebody, change: Callable[[str], str]
) -> None:
    proof = services.recovery.ask(person.name, person.codes[0], network=HOME).proof

    with pytest.raises(NotFound):
        services.recovery.standing(change(proof))


def test_a_recovery_that_nobody_finishes_closes_by_itself(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    services.recovery.ask(person.name, person.codes[0], network=HOME)
    clock.move(RECOVERY_WAIT + RECOVERY_OPEN)

    with pytest.raises(WrongSignIn):
        services.recovery.ask(person.name, person.codes[0], network=HOME)

    assert services.recovery.waiting(person.sign_in().actor) is None


def test_a_code_works_once(services: Services, person: Somebody, clock: FrozenClock) -> None:
    recovered(services, person, clock)

    for code in person.codes:
        clock.move(timedelta(hours=1))
        with pytest.raises(WrongSignIn):
            services.recovery.ask(person.name, code, network=HOME)


def test_a_used_code_is_replaced_by_a_whole_new_card(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    secret = new_secret()
    services.recovery.ask(person.name, person.codes[0], network=HOME)
    clock.move(RECOVERY_WAIT)
    standing = services.recovery.ask(person.name, person.codes[0], network=HOME)

    services.recovery.finish(standing.proof, NEW, codes_secret=secret)

    actor = person.sign_in(password=NEW).actor
    shown = services.accounts.codes(actor, secret)
    assert len(shown) == 8
    assert services.recovery.ask(person.name, shown[0], network=HOME).proof


def test_four_beginnings_in_seven_days_are_one_too_many(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    actor = person.sign_in(mode=SessionMode.OWN_DEVICE).actor
    for number in range(3):
        services.recovery.ask(person.name, person.codes[number], network=HOME)
        services.recovery.stop(actor)
        clock.move(timedelta(hours=1))

    with pytest.raises(TooManyTries):
        services.recovery.ask(person.name, person.codes[3], network=HOME)

    clock.move(timedelta(days=7))
    assert services.recovery.ask(person.name, person.codes[3], network=HOME).proof


def test_another_code_begins_the_wait_anew(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    services.recovery.ask(person.name, person.codes[0], network=HOME)
    clock.move(timedelta(hours=71))

    second = services.recovery.ask(person.name, person.codes[1], network=HOME)

    assert second.ready_at == clock.now() + RECOVERY_WAIT
    with pytest.raises(WrongSignIn):
        services.recovery.ask(person.name, person.codes[0], network=HOME)


def test_a_recovery_ends_every_session_and_token(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    stranger = person.sign_in(mode=SessionMode.OWN_DEVICE)
    key = services.tokens.make(person.fresh(), "sync", [TokenScope.MAP_READ], days=30)

    recovered(services, person, clock)

    assert services.sessions.find(stranger.token) is None
    assert services.tokens.find(key.token) is None


def test_a_bad_new_password_changes_nothing(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    services.recovery.ask(person.name, person.codes[0], network=HOME)
    clock.move(RECOVERY_WAIT)
    standing = services.recovery.ask(person.name, person.codes[0], network=HOME)

    with pytest.raises(Invalid):
        services.recovery.finish(standing.proof, "password1234", codes_secret=new_secret())

    assert person.sign_in(password=PASSWORD).actor.session_id


GUARDED_ACTS: dict[str, Callable[[Services, Actor], object]] = {
    "take everything": lambda services, actor: rules.require_open(actor),
    "erase": lambda services, actor: services.erasure.erase(actor),
    "make new codes": lambda services, actor: services.accounts.new_codes(actor, new_secret()),
    "change the name": lambda services, actor: services.accounts.change_name(
        actor, services.accounts.offers(1)[0]
    ),
    "make a key": lambda services, actor: services.tokens.make(
        actor, "sync", [TokenScope.MAP_READ], days=7
    ),
}


@pytest.mark.parametrize("act", GUARDED_ACTS)
def test_for_seven_days_nothing_leaves_and_no_way_in_changes(
    services: Services, person: Somebody, clock: FrozenClock, act: str
) -> None:
    actor = recovered(services, person, clock)
    fresh = services.sessions.step_up(actor, NEW).actor

    assert fresh.guarded
    with pytest.raises(NotPermitted):
        GUARDED_ACTS[act](services, fresh)


def test_the_guarded_days_hold_for_every_new_session(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    recovered(services, person, clock)
    clock.move(GUARDED - timedelta(hours=1))
    during = person.sign_in(password=NEW)

    clock.move(timedelta(hours=1))

    after = person.sign_in(password=NEW)
    assert during.actor.guarded
    assert not after.actor.guarded


def test_everything_that_happened_is_written_down(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    recovered(services, person, clock)

    assert person.account.person_id not in {fault.stream for fault in services.audit.verify()}
