"""How to reach each other page by page, without scripts: chosen, given, changed and taken back."""

import re

import pytest
from flask import Flask

from network.bootstrap import Services
from network.clock import FrozenClock
from network.details.model import Point
from network.ties.yes import TOLD_LASTS
from tests.accounts import Somebody
from tests.network.ties.test_in_touch import CAUSES, stop
from tests.ties import TWO_DAYS, WORDING, an_operation, grown, tied
from tests.web.pages import Browser, Page
from tests.web.test_in_touch import whole
from tests.web.test_past_shown import surely_at_home

MOMENT = re.compile(r"\d+ March 2026 at \d\d:\d\d")
NUMBER, NEW = "07700 900123", "07700 900999"


def in_touch(services: Services, clock: FrozenClock) -> tuple[Somebody, Somebody]:
    ade, sandra = grown(services), grown(services)
    tied(services, clock, ade, sandra)
    for who in (ade, sandra):
        services.ties.in_touch.all(who.fresh())
    return ade, sandra


@pytest.fixture
def together(services: Services, clock: FrozenClock) -> tuple[Somebody, Somebody]:
    """Two who are in touch; Ade lets Sandra have what works best, Sandra lets him have nothing."""
    ade, sandra = in_touch(services, clock)
    services.details.change(ade.fresh(), an_operation(), {Point.BEST: "A message first."})
    give(services, ade, Point.BEST)
    return ade, sandra


def give(services: Services, who: Somebody, *points: Point) -> None:
    me = who.fresh()
    [tie] = services.ties.in_touch.all(me)
    services.details.giving.give(me, tie.id, an_operation(), points, wording=WORDING)


def theirs(app: Flask, services: Services, who: Somebody) -> Page:
    [tie] = services.ties.in_touch.all(who.fresh())
    return surely_at_home(app, who).open(f"/in-touch/{tie.id}/details")


def gives_her_number(app: Flask, services: Services, sandra: Somebody) -> tuple[Browser, str]:
    browser = surely_at_home(app, sandra)
    browser.open("/my-details")
    browser.send({"phone": NUMBER, "region": "Kent"}, button="Keep this")
    [tie] = services.ties.in_touch.all(sandra.fresh())
    browser.open(f"/in-touch/{tie.id}")
    browser.follow("How to reach each other outside of here")
    browser.follow("Let them have something")
    browser.send({"ways": "phone", "secret": "no"}, button="Yes, let them have it")
    return browser, tie.id


def test_from_writing_a_number_to_the_other_one_reading_it_and_taking_it_back(
    app: Flask, services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    browser, tie = gives_her_number(app, services, sandra)
    assert NUMBER not in theirs(app, services, ade).text
    clock.move(TWO_DAYS)
    page = theirs(app, services, ade)
    assert NUMBER in page.main
    assert "Kent" not in page.main

    browser = surely_at_home(app, sandra)
    browser.open(f"/in-touch/{tie}/details")
    browser.send(button="Take it back Phone number")

    assert NUMBER not in theirs(app, services, ade).text


def test_the_page_says_when_it_ends_by_itself_and_then_it_has_ended(
    app: Flask, services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    gives_her_number(app, services, sandra)
    ends = f"{clock.now() + TOLD_LASTS:%-d %B %Y}"

    assert f"It ends by itself on {ends}." in theirs(app, services, sandra).main
    clock.move(TOLD_LASTS)
    assert NUMBER not in theirs(app, services, ade).main
    assert "It ends by itself" not in theirs(app, services, sandra).main


def test_a_new_number_asks_first_who_may_have_it_and_tells_whom_was_chosen_without_it(
    app: Flask, services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    _, tie = gives_her_number(app, services, sandra)
    clock.move(TWO_DAYS)
    browser = surely_at_home(app, sandra)
    browser.open("/my-details")

    page = browser.send({"phone": NEW}, button="Keep this")
    assert page.heading == "Who may have the new one?"
    assert NEW not in theirs(app, services, ade).text
    browser.send({"stay": tie, "tell": "yes"}, button="Keep this")

    today = surely_at_home(app, ade).open("/home")
    assert "Something new from somebody" in today.main
    assert NEW not in today.text
    assert NEW in theirs(app, services, ade).main
    assert "Something new" not in surely_at_home(app, ade).open("/home").main


def test_whoever_is_not_chosen_loses_it(
    app: Flask, services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    gives_her_number(app, services, sandra)
    clock.move(TWO_DAYS)
    browser = surely_at_home(app, sandra)
    browser.open("/my-details")
    browser.send({"phone": NEW}, button="Keep this")

    browser.send({}, button="Keep this")

    page = theirs(app, services, ade)
    assert NEW not in page.text
    assert NUMBER not in page.text


def test_what_comes_after_giving_is_the_same_for_whoever_is_made_to(
    app: Flask, services: Services, clock: FrozenClock
) -> None:
    pages = []
    for answer in ("no", "yes"):
        _, sandra = in_touch(services, clock)
        services.details.change(sandra.fresh(), an_operation(), {Point.PHONE: NUMBER})
        [tie] = services.ties.in_touch.all(sandra.fresh())
        browser = surely_at_home(app, sandra)
        browser.open(f"/in-touch/{tie.id}/details/give")
        page = browser.send({"ways": "phone", "secret": answer}, button="Yes, let them have it")
        pages.append(MOMENT.sub("", page.main))

    assert pages[0] == pages[1]


def test_every_cause_of_a_stop_gives_the_same_bytes(
    app: Flask, services: Services, clock: FrozenClock
) -> None:
    seen = set()
    for how in CAUSES:
        ade, sandra = in_touch(services, clock)
        services.details.change(sandra.fresh(), an_operation(), {Point.REGION: "Kent"})
        give(services, sandra, Point.REGION)
        clock.move(TWO_DAYS)
        page = theirs(app, services, ade)
        assert "Kent" in page.main
        stop(services, clock, sandra, ade, how)
        [tie] = services.ties.in_touch.all(ade.fresh())
        status, body = whole(theirs(app, services, ade))
        seen.add((status, body.replace(tie.id.encode(), b"")))

    assert len(seen) == 1


def test_nothing_chosen_is_asked_for_again(
    app: Flask, services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    _, sandra = together
    services.details.change(sandra.fresh(), an_operation(), {Point.PHONE: NUMBER})
    [tie] = services.ties.in_touch.all(sandra.fresh())
    browser = surely_at_home(app, sandra)
    browser.open(f"/in-touch/{tie.id}/details/give")

    page = browser.send({"secret": "no"}, button="Yes, let them have it", status=422)

    assert "Choose at least one." in page.main
