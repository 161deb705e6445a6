"""What the owner of an account may change, and what that needs."""

import pytest

from network.accounts.model import WrongSignIn
from network.bootstrap import Services
from network.errors import Invalid, NotFound, StepUpNeeded, TooManyTries
from network.identity import PersonId, new_secret
from tests.accounts import HOME, PASSWORD, Somebody, somebody

NEW = "a lighthouse on the headland"


def test_a_new_password_needs_the_one_before(services: Services, person: Somebody) -> None:
    actor = person.sign_in().actor

    with pytest.raises(WrongSignIn):
        services.accounts.change_password(actor, "not the right words at all", NEW)

    assert person.sign_in(password=PASSWORD).actor.session_id


def test_a_new_password_opens_and_the_old_one_does_not(
    services: Services, person: Somebody
) -> None:
    services.accounts.change_password(person.sign_in().actor, PASSWORD, NEW)

    assert person.sign_in(password=NEW).actor.session_id
    with pytest.raises(WrongSignIn):
        person.sign_in(password=PASSWORD)


def test_a_new_password_ends_every_session(services: Services, person: Somebody) -> None:
    tokens = [person.sign_in().token for _ in range(3)]

    services.accounts.change_password(person.sign_in().actor, PASSWORD, NEW)

    assert [services.sessions.find(token) for token in tokens] == [None, None, None]


def test_a_new_password_is_held_to_the_same_rules(services: Services, person: Somebody) -> None:
    with pytest.raises(Invalid):
        services.accounts.change_password(
            person.sign_in().actor, PASSWORD, f"{person.name} and more"
        )


def test_the_password_now_can_not_be_tried_out_for_ever(
    services: Services, person: Somebody
) -> None:
    actor = person.sign_in().actor
    for _ in range(5):
        with pytest.raises(WrongSignIn):
            services.accounts.change_password(actor, "not the right words at all", NEW)

    with pytest.raises(TooManyTries):
        services.accounts.change_password(actor, PASSWORD, NEW)


def test_a_new_name_opens_and_the_old_one_does_not(services: Services, person: Somebody) -> None:
    (offer,) = services.accounts.offers(1)

    services.accounts.change_name(person.fresh(), offer)

    assert services.accounts.person_of(offer.name) == person.account.person_id
    with pytest.raises(WrongSignIn):
        person.sign_in()


@pytest.mark.parametrize("act", ["change_name", "new_codes"])
def test_what_opens_the_account_changes_only_with_a_fresh_password(
    services: Services, person: Somebody, act: str
) -> None:
    actor = person.sign_in().actor
    wanted = services.accounts.offers(1)[0] if act == "change_name" else new_secret()

    with pytest.raises(StepUpNeeded):
        getattr(services.accounts, act)(actor, wanted)


def test_new_codes_make_the_old_card_worthless(services: Services, person: Somebody) -> None:
    made = services.accounts.new_codes(person.fresh(), new_secret())

    with pytest.raises(WrongSignIn):
        services.recovery.ask(person.name, person.codes[0], network=HOME)
    assert services.recovery.ask(person.name, made[0], network=HOME).proof


def test_codes_are_shown_only_to_the_browser_that_made_them(
    services: Services, person: Somebody
) -> None:
    secret, actor = new_secret(), person.fresh()
    made = services.accounts.new_codes(actor, secret)

    assert services.accounts.codes(actor, secret) == made
    for other in ("", new_secret()):
        with pytest.raises(NotFound):
            services.accounts.codes(actor, other)
    with pytest.raises(NotFound):
        services.accounts.codes(somebody(services).fresh(), secret)


def test_a_name_that_nobody_has_is_nobody(services: Services) -> None:
    with pytest.raises(NotFound):
        services.accounts.person_of("velvet-otter-lantern")


def test_an_account_that_is_gone_is_not_found(services: Services, person: Somebody) -> None:
    from dataclasses import replace

    gone = replace(person.sign_in().actor, person_id=PersonId("nobody"))

    with pytest.raises(NotFound):
        services.accounts.mine(gone)
