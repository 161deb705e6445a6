"""A second step by figures from an app or by a printed code: after the password, once each."""

from datetime import timedelta

import pytest

from network.accounts import rules
from network.accounts.model import RECOVERY_WAIT, SessionMode, WrongSignIn
from network.actor import Actor, FactorKind
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import NotFound, StepUpNeeded, TooManyTries
from network.factors import store
from network.factors.model import SETTING_UP, WrongCode
from network.factors.strength import strong
from network.identity import new_secret
from tests.accounts import HOME, PASSWORD, Somebody
from tests.network.factors.conftest import app, sheet, ticket

HALF_A_MINUTE = timedelta(seconds=30)
NEW = "a lighthouse on the headland"


def test_a_password_alone_no_longer_signs_in(
    services: Services, person: Somebody, owner: Actor
) -> None:
    sheet(services, owner)

    assert services.signing.asked(ticket(person)).kinds == {FactorKind.PRINTED_CODE}


def test_a_wrong_password_says_nothing_of_a_second_step(
    services: Services, person: Somebody, owner: Actor
) -> None:
    sheet(services, owner)

    with pytest.raises(WrongSignIn):
        person.sign_in(password="not the right words at all")


def test_password_and_printed_code_sign_in_strongly(
    services: Services, person: Somebody, owner: Actor
) -> None:
    codes = sheet(services, owner)

    started = services.signing.by_code(ticket(person), codes[3].lower().replace("-", " "))

    assert started.actor.factors == {FactorKind.PASSWORD, FactorKind.PRINTED_CODE}
    assert strong(started.actor)
    assert services.sessions.find(started.token) == started.actor


def test_a_printed_code_works_once(services: Services, person: Somebody, owner: Actor) -> None:
    codes = sheet(services, owner)
    services.signing.by_code(ticket(person), codes[0])

    with pytest.raises(WrongCode):
        services.signing.by_code(ticket(person), codes[0])
    assert services.factors.mine(owner).codes_left == 9


def test_a_new_sheet_makes_the_old_one_worthless(
    services: Services, person: Somebody, owner: Actor
) -> None:
    old = sheet(services, owner)
    new = sheet(services, owner)

    with pytest.raises(WrongCode):
        services.signing.by_code(ticket(person), old[0])
    assert services.signing.by_code(ticket(person), new[0]).actor is not None


def test_an_empty_sheet_does_not_open_the_door(
    services: Services, person: Somebody, owner: Actor
) -> None:
    for code in sheet(services, owner):
        services.signing.by_code(ticket(person), code)

    assert ticket(person)


def test_only_keyed_fingerprints_of_printed_codes_are_kept(
    services: Services, person: Somebody, owner: Actor
) -> None:
    codes = sheet(services, owner)

    kept = services.graph.read(lambda tx: store.of(tx, services.sealer, owner.person_id))

    assert kept
    assert kept.sheet
    assert not set(codes) & set(kept.sheet.codes)
    assert not any(code in repr(kept) for code in (*codes, *kept.sheet.codes))


def test_password_and_figures_sign_in_strongly(
    services: Services, person: Somebody, owner: Actor, clock: FrozenClock
) -> None:
    figures = app(services, owner, clock)
    clock.move(HALF_A_MINUTE)

    started = services.signing.by_code(ticket(person), figures.at(clock.now()))

    assert started.actor.factors == {FactorKind.PASSWORD, FactorKind.AUTHENTICATOR}
    assert strong(started.actor)


def test_figures_work_once_and_never_those_before_them(
    services: Services, person: Somebody, owner: Actor, clock: FrozenClock
) -> None:
    figures = app(services, owner, clock)
    clock.move(2 * HALF_A_MINUTE)
    before, now = figures.at(clock.now() - HALF_A_MINUTE), figures.at(clock.now())
    services.signing.by_code(ticket(person), now)

    for used in (now, before):
        with pytest.raises(WrongCode):
            services.signing.by_code(ticket(person), used)


@pytest.mark.parametrize(
    ("late", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_figures_may_be_half_a_minute_early_or_late(
    services: Services, person: Somebody, clock: FrozenClock, late: int, *, fits: bool
) -> None:
    figures = app(services, person.fresh(), clock)
    clock.move(timedelta(minutes=3))
    typed = figures.at(clock.now() + late * HALF_A_MINUTE)

    if fits:
        assert (
            services.signing.by_code(ticket(person), f"{typed[:3]} {typed[3:]}").actor is not None
        )
    else:
        with pytest.raises(WrongCode):
            services.signing.by_code(ticket(person), typed)


def test_an_app_counts_only_when_its_figures_were_typed(
    services: Services, person: Somebody, owner: Actor
) -> None:
    services.factors.begin_authenticator(owner)
    with pytest.raises(WrongCode):
        services.factors.confirm_authenticator(owner, "000000x")

    assert person.sign_in().actor.session_id


def test_setting_an_app_up_runs_out(services: Services, owner: Actor, clock: FrozenClock) -> None:
    services.factors.begin_authenticator(owner)
    clock.move(SETTING_UP)

    with pytest.raises(NotFound):
        services.factors.confirm_authenticator(owner, "123456")


def test_figures_can_not_be_tried_one_after_the_other(
    services: Services, person: Somebody, owner: Actor, clock: FrozenClock
) -> None:
    figures = app(services, owner, clock)
    clock.move(HALF_A_MINUTE)
    held = ticket(person)
    right = figures.at(clock.now())
    wrong = f"{(int(right) + 5) % 10**6:06}"
    for _ in range(5):
        with pytest.raises(WrongCode):
            services.signing.by_code(held, wrong)

    with pytest.raises(TooManyTries):
        services.signing.by_code(held, right)


def test_whoever_tries_elsewhere_does_not_keep_the_owner_out(
    services: Services, person: Somebody, owner: Actor, clock: FrozenClock
) -> None:
    own = person.sign_in(mode=SessionMode.OWN_DEVICE)
    fresh = services.sessions.step_up(own.actor, PASSWORD).actor
    figures = app(services, fresh, clock)
    codes = sheet(services, fresh)
    clock.move(HALF_A_MINUTE)
    elsewhere = ticket(person, network="198.51.100.1")
    for _ in range(5):
        with pytest.raises(WrongCode):
            services.signing.by_code(elsewhere, "000000")

    at_home = ticket(person, device_mark=own.device_mark)

    assert services.signing.by_code(elsewhere, codes[0]).actor.session_id
    assert services.signing.by_code(at_home, figures.at(clock.now())).actor.session_id


def test_a_ticket_is_worth_nothing_after_ten_minutes(
    services: Services, person: Somebody, owner: Actor, clock: FrozenClock
) -> None:
    codes, held = sheet(services, owner), ticket(person)
    clock.move(timedelta(minutes=10))

    with pytest.raises(NotFound):
        services.signing.by_code(held, codes[0])


def test_a_ticket_is_worth_nothing_after_the_password_has_changed(
    services: Services, person: Somebody, owner: Actor
) -> None:
    codes, held = sheet(services, owner), ticket(person)
    services.accounts.change_password(owner, PASSWORD, NEW)

    with pytest.raises(NotFound):
        services.signing.by_code(held, codes[0])


@pytest.mark.parametrize("spoilt", ["", "x", "AAAA" * 40, "ä", "=" * 5000])
def test_a_ticket_that_is_not_ours_opens_nothing(services: Services, spoilt: str) -> None:
    with pytest.raises(NotFound):
        services.signing.by_code(spoilt, "123456")


def test_a_ticket_that_was_altered_opens_nothing(
    services: Services, person: Somebody, owner: Actor
) -> None:
    codes, held = sheet(services, owner), ticket(person)
    other = "A" if held[60] != "A" else "B"

    with pytest.raises(NotFound):
        services.signing.by_code(held[:60] + other + held[61:], codes[0])


def test_a_code_is_as_good_as_the_password_once_more(
    services: Services, person: Somebody, owner: Actor
) -> None:
    codes = sheet(services, owner)
    started = services.signing.by_code(ticket(person), codes[0])

    renewed = services.signing.step_up_by_code(started.actor, codes[1])

    rules.require_fresh(renewed.actor)
    assert services.sessions.find(started.token) is None
    assert services.sessions.find(renewed.token) == renewed.actor
    with pytest.raises(WrongCode):
        services.signing.step_up_by_code(renewed.actor, codes[1])


def test_each_change_needs_it_shown_freshly(services: Services, person: Somebody) -> None:
    actor, factors = person.sign_in().actor, services.factors
    for change in (
        lambda: factors.make_sheet(actor, new_secret()),
        lambda: factors.drop_sheet(actor),
        lambda: factors.begin_authenticator(actor),
        lambda: factors.confirm_authenticator(actor, "123456"),
        lambda: factors.drop_authenticator(actor),
        lambda: factors.ask_for_passkey(actor),
        lambda: factors.add_passkey(actor, "{}", "My phone"),
        lambda: factors.drop_passkey(actor, "x"),
    ):
        with pytest.raises(StepUpNeeded):
            change()


def test_nothing_can_be_changed_in_the_guarded_days(
    services: Services, person: Somebody, clock: FrozenClock
) -> None:
    services.recovery.ask(person.name, person.codes[0], network=HOME)
    clock.move(RECOVERY_WAIT)
    standing = services.recovery.ask(person.name, person.codes[0], network=HOME)
    services.recovery.finish(standing.proof, NEW, codes_secret=new_secret())
    actor = services.sessions.step_up(person.sign_in(password=NEW).actor, NEW).actor

    for change in (
        lambda: services.factors.make_sheet(actor, new_secret()),
        lambda: services.factors.drop_sheet(actor),
        lambda: services.factors.begin_authenticator(actor),
        lambda: services.factors.ask_for_passkey(actor),
        lambda: services.factors.rename_passkey(actor, "x", "y"),
        lambda: services.factors.drop_passkey(actor, "x"),
    ):
        with pytest.raises(rules.Guarded):
            change()


@pytest.mark.parametrize("turn", ["on", "off"])
def test_turning_it_on_or_off_signs_every_other_device_out(
    services: Services, person: Somebody, owner: Actor, turn: str
) -> None:
    if turn == "off":
        codes = sheet(services, owner)
        other = services.signing.by_code(ticket(person), codes[0])
        services.factors.drop_sheet(owner)
    else:
        other = person.sign_in()
        sheet(services, owner)

    assert services.sessions.find(other.token) is None
    assert [line.this_one for line in services.sessions.list(owner)] == [True]


def test_what_was_taken_back_no_longer_makes_this_session_strong(
    services: Services, person: Somebody, owner: Actor
) -> None:
    codes = sheet(services, owner)
    started = services.signing.by_code(ticket(person), codes[0])
    renewed = services.signing.step_up_by_code(started.actor, codes[1])

    services.factors.drop_sheet(renewed.actor)

    now = services.sessions.find(renewed.token)
    assert now
    assert now.factors == {FactorKind.PASSWORD}
    assert not strong(now)


def test_without_a_second_step_the_password_is_enough_again(
    services: Services, person: Somebody, owner: Actor
) -> None:
    sheet(services, owner)
    services.factors.drop_sheet(owner)

    assert person.sign_in().actor.factors == {FactorKind.PASSWORD}
