"""What I can do and what I can't, a kind ending, and how it goes: page by page, without scripts."""

import pytest
from flask import Flask

from network.bootstrap import Services
from network.clock import FrozenClock
from tests.accounts import Somebody
from tests.network.ties.test_how_it_goes import A_MONTH
from tests.network.ties.test_limits import seen
from tests.ties import TWO_DAYS, grown, handed_over, tied
from tests.web.test_in_touch import choose
from tests.web.test_past_shown import surely_at_home


@pytest.fixture
def ade(services: Services) -> Somebody:
    return grown(services)


@pytest.fixture
def sandra(services: Services) -> Somebody:
    return grown(services)


def test_a_yes_with_limits_is_read_with_them(
    app: Flask, services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made, browser = handed_over(services, ade), surely_at_home(app, sandra)
    page = choose(browser, made.code, "yes_with_limits")
    assert "what you can do and what you can’t" in page.main
    typed = {"me": "Sandra", "secret": "no", "by": "letters", "often": "monthly", "cannot": "money"}

    page = browser.send({**typed, "until": "1/1/2020"}, button="Yes, I would like that", status=422)
    assert "Write a day that is still to come." in page.main
    browser.send({"until": ""}, button="Yes, I would like that")
    clock.move(TWO_DAYS)

    page = surely_at_home(app, ade).open(f"/in-touch/codes/{made.line.id}/heard")
    for words in ("Letters here", "About once a month", "Lend or take money"):
        assert words in page.main


def test_what_one_says_stands_on_the_pages_of_both_and_an_end_can_be_kind(
    app: Flask, services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    tied(services, clock, ade, sandra)
    tie, browser = seen(services, sandra).id, surely_at_home(app, sandra)
    browser.open(browser.open(f"/in-touch/{tie}").links()["Say what I can do, and what I can’t"])
    page = browser.send({"leave_out": "work"}, button="Say this")
    assert "Rather not about" in page.main
    his = surely_at_home(app, ade)
    assert "They say" in his.open(f"/in-touch/{tie}").main

    browser.open(browser.open(f"/in-touch/{tie}").links()["End it with a kind word"])
    page = browser.send(
        {"sentence": "glad", "secret": "no"}, button="End it, and let them read this in two days"
    )
    assert "This connection is paused" in page.main
    assert "I was glad" not in his.open(f"/in-touch/{tie}").main

    clock.move(TWO_DAYS)
    page = surely_at_home(app, ade).open(f"/in-touch/{tie}")
    assert "I was glad of the time in which we were in touch." in page.main


def test_how_it_goes_is_asked_on_the_page_of_today_and_leads_to_a_change(
    app: Flask, services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    tied(services, clock, ade, sandra)
    clock.move(A_MONTH)
    browser = surely_at_home(app, sandra)
    browser.open(browser.open("/home").links()["Look at them"])

    page = browser.send({"how": "change"}, button="Go on")
    assert page.heading == "What I can do, and what I can’t"
    assert "How is it going?" not in browser.open("/home").main

    his = surely_at_home(app, ade)
    his.open(f"/in-touch/{seen(services, ade).id}/how")
    page = his.send({"how": "talk"}, button="Go on")
    assert "You would like to talk to somebody about it" in page.main
    assert (
        "You would like to talk" not in browser.open(f"/in-touch/{seen(services, sandra).id}").main
    )
