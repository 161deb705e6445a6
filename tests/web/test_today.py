"""The home page: what waits, and first what somebody is here for."""

import pytest
from flask import Flask

from network.accounts.model import HereFor
from network.actor import Capacity
from network.bootstrap import Services
from network.connections.kinds import Kind
from network.consent.kinds import Channel, VetoKind
from network.identity import OperationId, new_id
from network.willingness.model import Terms
from network.work.kinds import CodeKind
from tests.accounts import HOME, somebody
from tests.maps import a_step
from tests.web.at_home import at_home
from tests.work import opened, taken_on

WORKER = Capacity.IN_TOUCH_WORKER


def test_with_nothing_waiting_the_page_is_calm(app: Flask, services: Services) -> None:
    browser, _ = at_home(app, services)

    page = browser.open("/")

    assert page.heading == "Today"
    assert "Nothing waits for you." in page.main
    assert page.links()["Open my map"] == "/map"


def test_everything_that_waits_stands_there(app: Flask, services: Services) -> None:
    jo = somebody(services)
    browser, _ = at_home(app, services, jo)
    fresh, consent = jo.fresh(), services.consent
    consent.narrowing.veto(fresh, OperationId(new_id()), VetoKind.ABSOLUTE)
    [veto] = consent.mine.protections(fresh).vetoes
    consent.opening.lift_veto(fresh, OperationId(new_id()), veto.id)
    taken_on(opened(services).hire(WORKER).wearing(WORKER), jo)
    services.work.with_me.make_code(fresh, new_id(), CodeKind.HELP_ME_NOW)
    services.recovery.ask(jo.name, jo.codes[0], network=HOME)

    page = browser.open("/home")

    for words in (
        "Somebody is using one of your saved codes",
        "Something of yours opens soon",
        "Somebody has looked",
        "You have a code to hand over",
    ):
        assert words in page.main
    assert "Nothing waits" not in page.main


@pytest.mark.parametrize("here_for", HereFor)
def test_what_i_am_here_for_orders_the_page(
    app: Flask, services: Services, here_for: HereFor
) -> None:
    browser, owner = at_home(app, services)

    browser.open("/account/here-for")
    page = browser.send({"here_for": here_for.value}, button="Save")

    assert page.address.startswith("/home")
    cards = [
        words
        for words in ("My map", "How we know each other")
        if f">{words}</h2>" in page.response.text
    ]
    assert (
        cards
        == {
            HereFor.MY_MAP: ["My map"],
            HereFor.SOMEBODY: ["How we know each other"],
            HereFor.BOTH: ["My map", "How we know each other"],
        }[here_for]
    )
    assert services.accounts.mine(owner.actor).here_for is here_for


def test_somebody_who_is_there_for_others_is_not_pushed_to_a_map(
    app: Flask, services: Services
) -> None:
    browser, owner = at_home(app, services)
    services.accounts.say_here_for(owner.actor, HereFor.SOMEBODY)
    assert "Leave word" in browser.open("/home").main
    terms = Terms(kind=Kind.KEY_WORKER, who="Jo", channels=(Channel.IN_APP,))
    services.willing.say(owner.actor, a_step(), terms)

    page = browser.open("/home")

    assert "You have left word for 1 person." in page.main
    assert "Open my map" not in page.main


def test_who_has_work_here_goes_to_it_from_home(app: Flask, services: Services) -> None:
    at_work = opened(services).hire(WORKER)
    browser, _ = at_home(app, services, at_work.who)
    nobody, _ = at_home(app, services)

    assert browser.open("/home").links()["Go to work"] == "/at-work"
    assert "Go to work" not in nobody.open("/home").links()


def test_what_is_no_choice_is_said_kindly(app: Flask, services: Services) -> None:
    browser, _ = at_home(app, services)
    browser.open("/account/here-for")

    page = browser.send({"here_for": "the biscuits"}, button="Save", status=422)

    assert "Choose one from the list." in page.main
