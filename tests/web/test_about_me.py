"""About me, page by page."""

from datetime import date

import pytest
from flask import Flask

from network.bootstrap import Services
from tests.maps import Owner
from tests.web.at_home import at_home
from tests.web.pages import Browser

Home = tuple[Browser, Owner]


@pytest.fixture
def home(app: Flask, services: Services) -> Home:
    """Somebody signed in."""
    return at_home(app, services)


def test_it_is_found_from_the_account(home: Home) -> None:
    browser, _ = home

    assert "/account/about-me" in browser.open("/account").links().values()


def test_names_and_birthday_are_kept_as_they_were_written(home: Home, services: Services) -> None:
    browser, owner = home
    browser.open("/account/about-me")

    page = browser.send(
        button="Save", names="Elliot Hill\nEl", former_names="Emma Hill", born="2 August 1991"
    )

    said = services.about_me.mine(owner.actor)
    assert (said.names, said.former_names) == (("Elliot Hill", "El"), ("Emma Hill",))
    assert said.born == date(1991, 8, 2)
    assert "Saved." in page.main
    assert page.form(button="Save").fields()["born"] == "02/08/1991"


def test_nothing_has_to_be_said(home: Home, services: Services) -> None:
    browser, owner = home
    browser.open("/account/about-me")

    browser.send(button="Save", names="Ada")
    browser.send(button="Save", names="")

    assert services.about_me.mine(owner.actor).names == ()


def test_a_birthday_that_can_t_be_read_loses_nothing(home: Home) -> None:
    browser, _ = home
    browser.open("/account/about-me")

    page = browser.send(button="Save", names="Ada", born="about 1991", status=422)

    assert page.status == 422
    assert page.form(button="Save").fields()["names"] == "Ada"
    assert page.form(button="Save").fields()["born"] == "about 1991"


def test_a_birthday_to_come_is_asked_about(home: Home) -> None:
    browser, _ = home
    browser.open("/account/about-me")

    page = browser.send(button="Save", born="1/1/2031", status=422)

    assert page.status == 422
    assert "That day can’t be right." in page.main


def test_what_changed_in_another_window_is_shown(home: Home, services: Services) -> None:
    browser, owner = home
    browser.open("/account/about-me")
    services.about_me.keep(owner.actor, names=["Ida"], former_names=[], born=None)

    page = browser.send(button="Save", names="Ada", status=412)
    assert page.status == 412
    assert "Ida" in page.main

    browser.send(button="Save")
    assert services.about_me.mine(owner.actor).names == ("Ada",)


def test_no_former_name_is_on_any_other_page(home: Home, services: Services) -> None:
    browser, owner = home
    services.about_me.keep(owner.actor, names=["Elliot"], former_names=["Emmeline"], born=None)

    for address in ("/account", "/map", "/safe", "/account/who-looked", "/map/history"):
        assert "Emmeline" not in browser.open(address).html
    page = browser.open("/account/about-me")
    assert "Emmeline" in page.html
    assert "Emmeline" not in page.title
