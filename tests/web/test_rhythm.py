"""Staying in touch page by page, without scripts: one tap to note it, nothing typed is lost."""

from datetime import timedelta

import pytest
from flask import Flask

from network.bootstrap import Services
from network.clock import FrozenClock
from network.rhythm.due import Turn
from network.rhythm.model import How, Rhythm
from tests.accounts import Somebody
from tests.maps import Owner, key_worker
from tests.network.ties.test_in_touch import CAUSES, stop
from tests.ties import an_operation, grown, tied
from tests.web.pages import Browser
from tests.web.test_in_touch import whole
from tests.web.test_past_shown import surely_at_home

MONTH = timedelta(days=28)


@pytest.fixture
def ade(services: Services) -> Somebody:
    return grown(services)


@pytest.fixture
def sandra(services: Services) -> Somebody:
    return grown(services)


def on_map(services: Services, who: Somebody, name: str = "Jo") -> str:
    one = key_worker(name)
    Owner(services.maps, who.fresh()).put(one)
    return one.id


def tie_of(services: Services, clock: FrozenClock, one: Somebody, other: Somebody) -> str:
    tied(services, clock, one, other)
    services.ties.in_touch.all(other.fresh())
    *_, tie = services.ties.in_touch.all(one.fresh())
    return tie.id


def browser_of(app: Flask, who: Somebody) -> Browser:
    return surely_at_home(app, who)


def test_from_somebody_on_my_map_i_say_how_often_and_note_a_call_in_one_tap(
    app: Flask, services: Services, ade: Somebody
) -> None:
    about, browser = on_map(services, ade), browser_of(app, ade)
    page = browser.open(f"/map/people/{about}")
    browser.open(page.links()["How often I’d like to be in touch with Jo"])

    browser.send({"rhythm": "monthly"}, action=f"/staying-in-touch/{about}")
    browser.send(button="A call")

    line = services.rhythm.one(ade.fresh(), about).line
    assert line.rhythm is Rhythm.MONTHLY
    [kept] = line.contacts
    assert (kept.how, kept.on) == (How.CALL, services.clock.now().date())


def test_another_day_may_be_told_roughly(app: Flask, services: Services, ade: Somebody) -> None:
    about, browser = on_map(services, ade), browser_of(app, ade)
    browser.open(f"/staying-in-touch/{about}")

    browser.send({"how": "seen", "on": "May 2019"}, button="Keep this day")

    [kept] = services.rhythm.one(ade.fresh(), about).line.contacts
    assert kept.on.isoformat() == "2019-05-31"


@pytest.mark.parametrize("typed", ["when the moon is blue", "1 May 2999", "before we moved"])
def test_a_day_that_cannot_be_told_is_asked_for_again_with_what_was_typed(
    app: Flask, services: Services, ade: Somebody, typed: str
) -> None:
    about, browser = on_map(services, ade), browser_of(app, ade)
    browser.open(f"/staying-in-touch/{about}")

    page = browser.send({"how": "seen", "on": typed}, button="Keep this day", status=422)

    assert typed in page.response.text
    assert "Write a day that is past" in page.main


def test_today_says_that_it_might_be_time_and_names_nobody(
    app: Flask, services: Services, clock: FrozenClock, ade: Somebody
) -> None:
    for name in ("Jo", "Mo"):
        services.rhythm.say(ade.fresh(), on_map(services, ade, name), Rhythm.MONTHLY)
    clock.move(MONTH)

    page = browser_of(app, ade).open("/home")

    assert page.main.count("Staying in touch") == 1
    assert "one of 2 people" in page.main
    assert "Jo" not in page.main


def test_not_now_is_one_tap_on_the_list(
    app: Flask, services: Services, clock: FrozenClock, ade: Somebody
) -> None:
    about = on_map(services, ade)
    services.rhythm.say(ade.fresh(), about, Rhythm.MONTHLY)
    clock.move(MONTH)
    browser = browser_of(app, ade)
    assert "It might be time" in browser.open("/staying-in-touch").main

    browser.send({}, action=f"/staying-in-touch/{about}/not-now")

    assert services.rhythm.one(ade.fresh(), about).turn is Turn.NOT_YET
    assert "It might be time" not in browser.open("/staying-in-touch").main


def test_once_both_have_said_the_page_says_what_lies_halfway(
    app: Flask, services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    tie_id = tie_of(services, clock, ade, sandra)
    services.rhythm.say(ade.fresh(), tie_id, Rhythm.WEEKLY)
    services.rhythm.say(sandra.fresh(), tie_id, Rhythm.MONTHLY)

    page = browser_of(app, ade).open(f"/staying-in-touch/{tie_id}")

    assert "Halfway between you it is: about every two weeks." in page.main


@pytest.mark.parametrize("how", CAUSES)
def test_after_any_stop_the_pages_are_the_same_bytes_whatever_the_other_had_said(
    app: Flask, services: Services, clock: FrozenClock, how: str
) -> None:
    """Two worlds for one person: with one tie the other had said much, with the other nothing."""
    seen = []
    for other_says in (True, False):
        ade, sandra = grown(services), grown(services)
        tie_id = tie_of(services, clock, ade, sandra)
        if other_says:
            services.rhythm.say(sandra.fresh(), tie_id, Rhythm.YEARLY)
            day = services.clock.now().date()
            services.rhythm.note(sandra.fresh(), an_operation(), tie_id, day, How.SEEN)
        services.rhythm.say(ade.fresh(), tie_id, Rhythm.WEEKLY)
        clock.move(MONTH)
        stop(services, clock, sandra, ade, how)
        browser = browser_of(app, ade)
        pages = [whole(browser.open(address)) for address in ("/home", "/staying-in-touch")]
        seen.append((pages, browser.open(f"/staying-in-touch/{tie_id}").main))

    assert seen[0] == seen[1]
