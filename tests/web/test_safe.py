"""Keep me safe, page by page."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from network.bootstrap import Services
from network.clock import FrozenClock
from network.connections.kinds import Feeling, Kind, State
from network.connections.when import read
from network.consent.kinds import Instrument, RelativeKind
from network.descriptions.model import Description
from tests.maps import Owner, somebody
from tests.web.at_home import at_home
from tests.web.pages import Browser
from tests.web.people import confirm

Home = tuple[Browser, Owner]


@pytest.fixture
def home(app: Flask, services: Services) -> Home:
    """Somebody signed in."""
    return at_home(app, services)


def kept(services: Services, owner: Owner) -> list[Description]:
    return list(services.protecting.mine(owner.actor).every)


def test_a_name_is_enough_and_no_password_is_asked_for(home: Home, services: Services) -> None:
    browser, owner = home
    browser.open("/safe/somebody")

    page = browser.send(button="Protect me", names="Ray Brand")

    assert "This protects you from now on." in page.main
    assert "This protects you now." in page.main
    assert [one.names for one in kept(services, owner)] == [("Ray Brand",)]
    assert "Ray Brand" in browser.open("/safe").main


def test_everything_that_is_known_is_kept(home: Home, services: Services) -> None:
    browser, owner = home
    browser.open("/safe/somebody")

    browser.send(
        button="Protect me",
        names="Ray Brand\nRazor",
        former_names="Ray Cole",
        born="3 February 1970",
        age="56",
        relation="step_parent",
        words="Tall.",
    )

    [one] = kept(services, owner)
    assert one.names == ("Ray Brand", "Razor")
    assert (one.former_names, one.age, one.words) == (("Ray Cole",), 56, "Tall.")
    assert one.born.exact == date(1970, 2, 3)
    assert one.relation is RelativeKind.STEP_PARENT


def test_without_a_name_nothing_typed_is_lost(home: Home, services: Services) -> None:
    browser, owner = home
    browser.open("/safe/somebody")

    page = browser.send(button="Protect me", words="Tall, with a scar.", born="1970", status=422)

    assert page.status == 422
    assert page.form(button="Protect me").fields()["words"] == "Tall, with a scar."
    assert kept(services, owner) == []


def test_a_court_order_counts_at_once(home: Home, services: Services) -> None:
    browser, owner = home
    browser.open("/safe/paper")

    page = browser.send(
        button="Protect me",
        names="Ray Brand",
        instrument="non_molestation_order",
        issuer="Leeds",
        expires="31/1/2027",
    )

    [one] = kept(services, owner)
    assert one.order is not None
    assert one.order.instrument is Instrument.NON_MOLESTATION_ORDER
    assert one.order.expires == date(2027, 1, 31)
    assert one.stands(services.clock.now() + timedelta(days=5000))
    assert "Non-molestation order" in page.main


def test_one_need_not_know_what_the_paper_is(home: Home, services: Services) -> None:
    browser, owner = home
    browser.open("/safe/paper")

    browser.send(button="Protect me", names="Ray Brand")

    [one] = kept(services, owner)
    assert one.order is not None
    assert one.order.instrument is Instrument.NOT_SAID


def test_taking_it_back_asks_for_the_password_and_waits(home: Home, services: Services) -> None:
    browser, owner = home
    browser.open("/safe/somebody")
    browser.send(button="Protect me", names="Ray Brand")
    [one] = kept(services, owner)

    browser.open(f"/safe/somebody/{one.id}/stop", check=False)
    confirm(browser)
    page = browser.send(button="Stop in two days")

    assert "Until then nothing changes" in page.main
    assert "16 March 2026" in page.main
    page = browser.send(button="Keep protecting me")
    assert "This protects you now." in page.main
    services.clock.move(timedelta(days=9))  # type: ignore[attr-defined]
    assert kept(services, owner)[0].stands(services.clock.now())


def test_after_two_days_it_says_that_it_has_stopped(home: Home, services: Services) -> None:
    browser, owner = home
    browser.open("/safe/somebody")
    browser.send(button="Protect me", names="Ray Brand")
    [one] = kept(services, owner)
    browser.open(f"/safe/somebody/{one.id}/stop", check=False)
    confirm(browser)
    browser.send(button="Stop in two days")
    assert isinstance(services.clock, FrozenClock)

    later = services.clock.now() + timedelta(hours=48)
    services.clock.moment = later
    browser, _ = _again(browser, services, owner)

    assert "It protects you no longer." in browser.open(f"/safe/somebody/{one.id}").main
    assert "Ray Brand" not in browser.open("/safe").main


def _again(browser: Browser, services: Services, owner: Owner) -> Home:
    """Signed in once more, two days later."""
    started = services.sessions.begin(owner.actor.person_id)
    browser.client.set_cookie("rowan", started.token, domain="localhost")
    return browser, owner


def test_what_another_has_described_is_not_there(
    home: Home, app: Flask, services: Services
) -> None:
    browser, owner = home
    browser.open("/safe/somebody")
    browser.send(button="Protect me", names="Ray Brand")
    [one] = kept(services, owner)

    other, _ = at_home(app, services)

    other.open(f"/safe/somebody/{one.id}", status=404)


def test_every_title_is_the_same(home: Home, services: Services) -> None:
    browser, owner = home
    ray = somebody("Ray", feeling=Feeling.NOT_SAFE)
    owner.put(ray)

    addresses = ("/safe", "/safe/somebody", "/safe/paper", f"/safe/ask/{ray.id}")

    assert {browser.open(address).title for address in addresses} == {"Keep me safe – Rowan"}


class TestAMarkOnTheMap:
    """Asked once, kindly, if it should become a real protection."""

    def mark(self, browser: Browser, one: object, **said: Any):  # type: ignore[no-untyped-def]
        browser.open(f"/map/people/{one.id}/edit")  # type: ignore[attr-defined]
        return browser.send(button="Save", **said)

    @pytest.mark.parametrize("said", [{"feeling": "not_safe"}, {"state": "never"}])
    def test_marking_somebody_asks(self, home: Home, said: dict[str, str]) -> None:
        browser, owner = home
        ray = somebody("Ray")
        owner.put(ray)

        page = self.mark(browser, ray, **said)

        assert "Shall we keep Ray away from you here?" in page.main
        assert owner.map.connection_by_id[ray.id].called == "Ray"

    def test_yes_takes_over_what_the_map_knows(self, home: Home, services: Services) -> None:
        browser, owner = home
        ray = somebody("Ray Brand", nickname="Razor", kind=Kind.DAD, born=read("1970"))
        owner.put(ray)
        page = self.mark(browser, ray, state="never")

        browser.open(page.links()["Yes, protect me"])
        browser.send(button="Protect me")

        [one] = kept(services, owner)
        assert one.names == ("Ray Brand", "Razor")
        assert one.relation is RelativeKind.PARENT
        assert one.connection_id == ray.id
        assert one.born.words == "1970"
        again = self.mark(browser, ray, feeling="not_safe")
        assert "Shall we keep" not in again.main

    def test_after_one_no_it_never_asks_again(self, home: Home, services: Services) -> None:
        browser, owner = home
        ray = somebody("Ray")
        owner.put(ray)
        self.mark(browser, ray, state="never")

        page = browser.send(button="No, the mark is enough")
        assert "Shall we keep" not in page.main
        self.mark(browser, ray, state="not_now")
        again = self.mark(browser, ray, state="never")

        assert "Shall we keep" not in again.main
        assert kept(services, owner) == []
        assert owner.map.connection_by_id[ray.id].state is State.NEVER

    def test_other_changes_of_somebody_marked_ask_nothing(self, home: Home) -> None:
        browser, owner = home
        ray = somebody("Ray", feeling=Feeling.NOT_SAFE)
        owner.put(ray)

        page = self.mark(browser, ray, nickname="Razor")

        assert "Shall we keep" not in page.main
        assert "Protect me from Razor" in page.links()

    def test_somebody_added_with_the_mark_is_asked_about(self, home: Home) -> None:
        browser, _ = home
        browser.open("/map/people/new")

        page = browser.send(button="Save", name="Ray", feeling="not_safe")

        assert "Shall we keep Ray away from you here?" in page.main
