"""The pages on which two at work help somebody back in, and what the person types."""

import re

import pytest
from flask import Flask

from network.actor import Capacity
from network.bootstrap import Services
from tests.accounts import somebody
from tests.web.at_home import at_home
from tests.web.pages import Browser
from tests.web.test_work import wearing
from tests.work import Place, opened, taken_on

WORKER, LEAD, ADMINISTRATOR = (
    Capacity.IN_TOUCH_WORKER,
    Capacity.SAFEGUARDING_LEAD,
    Capacity.ADMINISTRATOR,
)


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


def test_two_workers_and_a_saved_code_begin_the_wait(
    app: Flask, services: Services, place: Place
) -> None:
    kit, lou = place.hire(WORKER, name="Kit"), place.hire(WORKER, name="Lou")
    jo = somebody(services)
    taken_on(kit.wearing(WORKER), jo)
    services.factors.make_sheet(jo.fresh(), "something")

    at_kits = wearing(app, kit, WORKER)
    at_kits.open("/at-work/people")
    at_kits.follow("Help them back in Jo")
    wrong = at_kits.send({}, button="Ask my colleague", status=422)
    assert "Do this only while they are with you." in wrong.main
    at_kits.send({"here": "yes", "staff": lou.staff_id}, button="Ask my colleague")

    at_lous = wearing(app, lou, WORKER)
    assert "A colleague asks you to see somebody too" in at_lous.open("/at-work").main
    at_lous.open("/at-work/back-in")
    at_lous.follow("They are with me now Jo")
    shown = at_lous.send({"here": "yes"}, button="Show the code")
    code = re.search(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", shown.main)
    assert code is not None
    assert "Nobody waits for you" in at_lous.open("/at-work/back-in").main

    anywhere = Browser(app)
    anywhere.open("/recover")
    alone = anywhere.send(
        {"sign_in_name": jo.name, "worker_code": code[0]}, button="Go on", status=422
    )
    assert "go together" in alone.main
    anywhere.open("/recover")
    typed = {"sign_in_name": jo.name, "saved_code": jo.codes[0], "worker_code": code[0].lower()}
    waits = anywhere.send(typed, button="Go on")
    assert waits.address.startswith("/recover/waiting")


def test_a_worker_who_is_never_to_help_is_put_on_a_list_and_taken_off_in_two_days(
    app: Flask, services: Services, place: Place
) -> None:
    jo = somebody(services)
    taken_on(place.hire(WORKER, name="Kit").wearing(WORKER), jo)
    started = services.sessions.step_up(jo.sign_in().actor, "green kettle by the window")
    browser = Browser(app)
    browser.client.set_cookie("rowan", started.token, domain="localhost")

    page = browser.open("/account/never-helped-by")
    worker = next(
        value for value in re.findall(r'value="(worker:[0-9a-f]{32})"', page.response.text)
    )
    page = browser.send({"audience": worker}, button="Never by them")
    assert "Kit, Oakway" in page.main
    browser.follow("Take off the list Kit, Oakway")
    page = browser.send(button="Take off the list in two days")
    assert "Off the list on 16 March 2026" in page.main
    page = browser.send(button="Leave it as it is Kit, Oakway")
    assert "Off the list on" not in page.main


def test_a_look_that_shows_later_needs_a_second_and_can_be_agreed_to(
    app: Flask, services: Services, place: Place
) -> None:
    jo = somebody(services)
    taken_on(place.hire(WORKER).wearing(WORKER), jo)
    at_leads = wearing(app, place.second, LEAD)
    at_leads.open("/at-work/everybody")
    at_leads.follow("Open in an emergency Jo")
    wrong = at_leads.send(
        {"reason": "Now.", "later": "yes"}, button="Open for one hour", status=422
    )
    assert "Write why they must not see it yet." in wrong.main
    opened_page = at_leads.send(
        {"reason": "Now.", "later": "yes", "late_days": "20", "late_reason": "His father."},
        button="Open for one hour",
    )
    assert "They can see that you have opened this." not in opened_page.main

    at_administrators = wearing(app, place.first, ADMINISTRATOR)
    at_administrators.open("/at-work/later")
    agreed = at_administrators.send(button="I agree that it shows later Bo Hill")
    assert "Nothing is held back" in agreed.main
    browser, _ = at_home(app, services, jo)
    assert "emergency" not in browser.open("/account/who-looked").main


def test_homes_are_kept_and_offered_to_people(app: Flask, services: Services, place: Place) -> None:
    kit = place.hire(WORKER, name="Kit")
    browser = wearing(app, place.first, ADMINISTRATOR)
    browser.open("/at-work/homes")
    browser.send({"name": "Elm House"}, button="Put it on the list")
    page = browser.follow("Kit")
    home = re.search(r'value="([0-9a-f]{32})"', page.response.text.split('name="homes"')[1])
    assert home is not None
    browser.send({"homes": home[1]}, button="Save")
    assert "Kit" in browser.open("/at-work/homes").main
    del kit

    person, _ = at_home(app, services)
    assert "The staff of Elm House, Oakway" in person.open("/safe/hidden").main


def test_i_do_not_recognise_it_and_they_stop(app: Flask, services: Services, place: Place) -> None:
    jo = somebody(services)
    taken_on(place.hire(WORKER, name="Kit").wearing(WORKER), jo)
    browser, owner = at_home(app, services, jo)

    browser.open("/account/who-looked")
    [look] = services.work.looks.page(owner.actor, before=None, limit=9)
    told = browser.send(action=f"/account/who-looked/{look.line.id}/not-recognised")
    assert told.heading == "We are looking into it"
    browser.send(button="Stop their work with me now Oakway")
    assert services.work.with_me.mine(owner.actor) == []
    assert "You told us that you don’t recognise this" in browser.open("/account/who-looked").main


def test_a_key_for_a_program_is_shown_once(app: Flask, place: Place) -> None:
    browser = wearing(app, place.second, LEAD)
    browser.open("/at-work/key")

    page = browser.send(button="Make a key")

    assert "rowan_" in page.main
    assert "rowan_" not in browser.open("/at-work/key").main
