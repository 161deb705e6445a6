"""Beginning an organisation and joining one, from one's own account."""

import pytest
from flask import Flask

from network.bootstrap import Services
from network.organisations.kinds import OrganisationState
from tests.accounts import Somebody, somebody
from tests.web.at_home import at_home
from tests.web.pages import Browser
from tests.work import opened

START = {"name": "Oakway", "kind": "charity", "my_name": "Ann", "second_name": "Bo"}


@pytest.fixture
def ann(services: Services) -> Somebody:
    return somebody(services)


def begin(browser: Browser) -> str:
    """Begin an organisation by its form. Answers the code for the second person."""
    browser.open("/organisations/start")
    page = browser.send({**START, "agreed": "yes"}, button="Begin")
    [code] = [element.text or "" for element in page.all("code")]
    return code


def test_an_organisation_signs_up_in_a_first_day(
    app: Flask, services: Services, ann: Somebody
) -> None:
    first, _ = at_home(app, services, ann)
    code = begin(first)
    second, _ = at_home(app, services)

    second.open("/organisations/join")
    shown = second.send(code=code, button="Go on")
    assert "Oakway" in shown.main
    assert "Keeps people safe" in shown.main
    done = second.send({"agreed": "yes"}, button="Say yes")

    assert "Not open yet" in done.main
    [waiting] = [one for one in services.work.founding.waiting() if one.name == "Oakway"]
    assert waiting.state is OrganisationState.WAITING
    services.work.founding.open(waiting.id)
    assert "Go to work" in first.open("/organisations").main


def test_nothing_typed_is_lost_when_the_box_is_not_ticked(
    app: Flask, services: Services, ann: Somebody
) -> None:
    browser, _ = at_home(app, services, ann)
    browser.open("/organisations/start")

    page = browser.send(START, button="Begin", status=422)

    assert page.form(action="/organisations/start").fields()["second_name"] == "Bo"


def test_the_first_person_is_not_the_second(app: Flask, services: Services, ann: Somebody) -> None:
    browser, _ = at_home(app, services, ann)
    code = begin(browser)
    browser.open("/organisations/join")
    browser.send(code=code, button="Go on")

    page = browser.send({"agreed": "yes"}, button="Say yes", status=422)

    assert "You work there already" in page.main


def test_a_code_that_never_was_opens_nothing(app: Flask, services: Services) -> None:
    browser, _ = at_home(app, services)
    browser.open("/organisations/join")

    page = browser.send(code="0000-1111-2222-3333", button="Go on", status=422)

    assert "That code opens nothing" in page.main


def test_leaving_is_one_page_and_leaves_the_own_side(app: Flask, services: Services) -> None:
    place = opened(services)
    browser, _ = at_home(app, services, place.second.who)
    browser.open("/organisations")

    browser.follow("Stop working here Oakway")
    page = browser.send(button="Stop working here today")

    assert "You don’t work anywhere here" in page.main
    assert browser.open("/map").status == 200
