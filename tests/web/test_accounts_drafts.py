"""A time-out loses nothing: the form comes back, filled in, to the same person only."""

from datetime import timedelta

import pytest
from flask import Flask

from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import Unavailable
from tests.accounts import PASSWORD, Somebody, somebody
from tests.web.pages import Browser
from tests.web.people import sign_in

FORM = "/map/people/new"
NAME = "Aunty Bea from the blue house"
QUIET = timedelta(minutes=16)


@pytest.fixture
def person(services: Services) -> Somebody:
    """Somebody who has signed up."""
    return somebody(services)


@pytest.fixture
def timed_out(browser: Browser, person: Somebody, clock: FrozenClock) -> Browser:
    """A browser in which somebody sent a form after their time had run out."""
    sign_in(browser, person, to=FORM)
    clock.move(QUIET)
    browser.send(name=NAME, action=FORM)
    return browser


def test_a_form_that_was_sent_too_late_leads_to_signing_in(timed_out: Browser) -> None:
    assert timed_out.page
    assert timed_out.page.heading == "Sign in"
    assert NAME not in timed_out.page.html


def test_after_signing_in_the_form_is_there_filled_in(timed_out: Browser, person: Somebody) -> None:
    page = timed_out.send(sign_in_name=person.name, password=PASSWORD, action="/sign-in")

    assert page.address.startswith(f"{FORM}?draft=")
    assert page.form(action=FORM).fields()["name"] == NAME


def test_once_it_is_sent_the_draft_is_gone(
    services: Services, timed_out: Browser, person: Somebody
) -> None:
    timed_out.send(sign_in_name=person.name, password=PASSWORD, action="/sign-in")

    timed_out.send(action=FORM)

    actor = person.sign_in().actor
    assert services.drafts.list(actor) == []
    assert [one.name for one in services.maps.open(actor).connections] == [NAME]


def test_somebody_else_at_the_same_browser_gets_nothing_of_it(
    services: Services, timed_out: Browser, person: Somebody
) -> None:
    other = somebody(services)

    page = timed_out.send(sign_in_name=other.name, password=PASSWORD, action="/sign-in")

    assert NAME not in page.html
    assert services.drafts.list(other.sign_in().actor) == []
    (draft,) = services.drafts.list(person.sign_in().actor)
    assert NAME not in timed_out.open(f"{FORM}?draft={draft.id}").html
    assert NAME not in timed_out.open("/account/drafts").html


def test_a_form_from_elsewhere_leaves_no_draft(
    app: Flask, services: Services, browser: Browser, person: Somebody, clock: FrozenClock
) -> None:
    sign_in(browser, person)
    clock.move(QUIET)

    response = browser.post(FORM, {"name": "planted", "csrf": "made up"})

    assert response.status_code == 400
    assert services.drafts.list(person.sign_in().actor) == []


def test_a_session_that_was_ended_on_purpose_keeps_nothing(
    services: Services, browser: Browser, person: Somebody
) -> None:
    sign_in(browser, person, to=FORM)
    services.sessions.sign_out(browser.cookie("rowan") or "")

    page = browser.send(name=NAME, action=FORM, status=403)

    assert NAME in page.main
    assert services.drafts.list(person.sign_in().actor) == []


def test_passwords_and_codes_are_never_in_a_draft(
    services: Services, browser: Browser, person: Somebody, clock: FrozenClock
) -> None:
    sign_in(browser, person, to="/account/password")
    clock.move(QUIET)

    browser.send(current_password=PASSWORD, new_password="a lighthouse", action="/account/password")

    kept = str([draft.values for draft in services.drafts.list(person.sign_in().actor)])
    assert PASSWORD not in kept
    assert "lighthouse" not in kept


def test_drafts_are_listed_and_can_be_thrown_away(
    services: Services, timed_out: Browser, person: Somebody
) -> None:
    timed_out.send(sign_in_name=person.name, password=PASSWORD, action="/sign-in", check=False)
    page = timed_out.open("/account/drafts")
    assert NAME in page.main
    assert page.links()["Go on with this"].startswith(f"{FORM}?draft=")

    timed_out.send(button="Throw this away")

    assert services.drafts.list(person.sign_in().actor) == []


def test_a_form_without_a_page_of_its_own_can_be_sent_again(
    services: Services, browser: Browser, person: Somebody
) -> None:
    services.drafts.keep(person.account.person_id, "/account/recovery/stop", {"why": ["because"]})
    sign_in(browser, person, to="/account/drafts")

    page = browser.open("/account/drafts")

    assert "because" in page.main
    assert page.form(action="/account/recovery/stop").fields()["why"] == "because"


def test_while_the_database_is_away_what_was_typed_comes_straight_back(
    services: Services, browser: Browser, person: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(browser, person, to=FORM)

    def away(*_: object) -> None:
        raise Unavailable

    monkeypatch.setattr(type(services.sessions), "look", away)

    page = browser.send(name=NAME, action=FORM, status=503)

    assert NAME in page.html
