"""Practising on the real pages: labelled everywhere, closed to what is real, ended at once."""

import pytest
from flask import Flask

from network.actor import Capacity
from network.bootstrap import Services
from network.identity import new_secret
from network.work.model import hat_id
from tests.accounts import PASSWORD, Somebody, somebody
from tests.web.pages import Browser
from tests.web.test_work import wearing
from tests.work import SHOWN, Place, begun, opened

LEAD, WORKER = Capacity.SAFEGUARDING_LEAD, Capacity.IN_TOUCH_WORKER
ADMINISTRATOR = Capacity.ADMINISTRATOR
PRACTICE = "This is practice. Everybody in it is made up."


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


def surely_at_home(app: Flask, who: Somebody) -> Browser:
    """Somebody at a browser, signed in by a passkey, with the password typed again."""
    sessions = who.services.sessions
    started = sessions.begin(who.account.person_id, factors=SHOWN)
    started = sessions.step_up(started.actor, PASSWORD)
    browser = Browser(app)
    browser.client.set_cookie("rowan", started.token, domain="localhost")
    return browser


def practising(app: Flask, place: Place, *hats: Capacity) -> Browser:
    """Somebody who has just begun to practise with the first of their hats."""
    staff = place.hire(*hats)
    browser = surely_at_home(app, staff.who)
    browser.open(f"/at-work/practice/begin/{hat_id(staff.staff_id, hats[0])}")
    browser.send(button="Begin to practise")
    return browser


def test_a_worker_practises_from_the_code_to_who_has_looked(app: Flask, place: Place) -> None:
    browser = practising(app, place, WORKER)
    page = browser.open("/at-work/practice")
    [code] = [element.text or "" for element in page.all("code")]
    browser.follow("Somebody gave me a code")
    browser.send(code=code, known_as="Robin", button="Put them on my list")
    browser.follow("Open Robin")
    browser.send(purpose="stay_in_touch", button="Open")
    browser.send(text="Likes tea.", button="Keep this note")

    page = browser.open("/at-work/practice")

    assert "Robin, under “Who has looked”" in page.main
    assert "In Touch worker at Oakway, opened something of yours." in page.main
    assert "What: the notes that they keep about you" in page.main
    assert "What for: staying in touch" in page.main


@pytest.mark.parametrize("hat", [WORKER, LEAD, ADMINISTRATOR, Capacity.SCREENER])
def test_every_page_of_a_practice_says_that_it_is_one(
    app: Flask, place: Place, hat: Capacity
) -> None:
    browser = practising(app, place, hat)
    first = browser.open("/at-work/practice")
    addresses = {href for href in first.links().values() if href.startswith("/at-work")}

    for address in ("/at-work", *addresses):
        assert PRACTICE in browser.open(address).main


def test_what_reaches_further_is_closed_in_a_practice(app: Flask, place: Place) -> None:
    browser = practising(app, place, WORKER)

    assert "Help somebody now" not in browser.open("/at-work").links()
    assert browser.open("/at-work/help", status=403).heading == "You can’t do that here"
    assert browser.open("/map", status=403).heading == "You have a hat of work on"


def test_a_full_day_is_tried_and_opened_again(app: Flask, place: Place) -> None:
    browser = practising(app, place, WORKER)
    browser.open("/at-work/practice")
    browser.send(button="Make today a full day")
    browser.open("/at-work/people")
    browser.follow("Open Sam (made up)")
    page = browser.send(purpose="stay_in_touch", button="Open", status=403)
    assert page.heading == "This is not open to you"
    browser.follow("I need to open more today")
    browser.send(to="40", reason="A home has closed.", button="Ask")
    browser.open("/at-work/practice")
    browser.send(button="Let the made-up colleagues agree to what I asked for")
    browser.open("/at-work/people")
    browser.follow("Open Sam (made up)")

    assert "Sam (made up)" in browser.send(purpose="stay_in_touch", button="Open").main


def test_a_card_is_read(app: Flask, place: Place) -> None:
    browser = practising(app, place, WORKER)
    browser.open("/at-work/practice")

    page = browser.send(button="Read the card that Sam shows you")

    assert "Why I left Elm Road." in page.main


def test_a_lead_is_the_second_human_being_behind_somebody_made_up(app: Flask, place: Place) -> None:
    browser = practising(app, place, LEAD)
    browser.open("/at-work/second")
    browser.send(button="I have looked, and it was right Bryn (made up)")

    page = browser.send(button="I agree, for today Ash (made up)")

    assert "Nobody needs your yes" in page.main


def test_one_button_ends_it_and_takes_the_hat_off(
    app: Flask, services: Services, place: Place
) -> None:
    browser = practising(app, place, WORKER)
    browser.open("/at-work/practice")

    page = browser.send(button="End my practice")

    assert "Practice is over." in page.text
    assert browser.open("/account").status == 200
    assert "A practice of yours is running" not in browser.open("/at-work/practice").main


def test_whoever_has_a_real_hat_on_takes_it_off_first(app: Flask, place: Place) -> None:
    browser = wearing(app, place.hire(WORKER), WORKER)
    browser.open("/at-work")
    browser.follow("Practise with people who are made up")

    page = browser.send(button="Take it off and practise")

    assert page.address.startswith("/at-work/practice")
    assert "Practise this" in page.main


def test_practice_is_open_while_the_organisation_waits(app: Flask, services: Services) -> None:
    _, first, code = begun(services)
    services.work.joining.accept(somebody(services).fresh(), code)
    browser = surely_at_home(app, first)
    assert "You can practise meanwhile" in browser.open("/at-work").main
    browser.follow("Practise with people who are made up")
    browser.follow("Practise this Runs the organisation, Oakway")

    page = browser.send(button="Begin to practise")

    assert PRACTICE in page.main


def test_a_practice_asks_for_the_sign_in_that_the_hat_asks_for(app: Flask, place: Place) -> None:
    started = place.services.sessions.step_up(place.first.who.sign_in().actor, PASSWORD)
    browser = Browser(app)
    browser.client.set_cookie("rowan", started.token, domain="localhost")
    browser.open(f"/at-work/practice/begin/{hat_id(place.first.staff_id, ADMINISTRATOR)}")

    page = browser.send(button="Begin to practise", status=403)

    assert "It needs a passkey" in page.main


def test_a_code_shown_on_the_way_puts_the_hat_on_without_signing_out(
    app: Flask, services: Services, place: Place
) -> None:
    staff = place.hire(WORKER)
    started = services.sessions.step_up(staff.who.sign_in().actor, PASSWORD)
    browser = Browser(app)
    browser.client.set_cookie("rowan", started.token, domain="localhost")
    codes = services.factors.make_sheet(started.actor, new_secret())
    browser.open(f"/at-work/practice/begin/{hat_id(staff.staff_id, WORKER)}")
    browser.send(button="Begin to practise", status=403)
    browser.follow("Show it and go on")
    browser.send(code=codes[0], action="/account/confirm/code")

    page = browser.send(button="Begin to practise")

    assert PRACTICE in page.main
