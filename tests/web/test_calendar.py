"""My days in a calendar: said what it gives away, made, read without an account, withdrawn."""

import re

from flask import Flask

from network.bootstrap import Services
from network.rhythm.days import DayWish
from tests.ties import an_operation, grown
from tests.web.pages import Browser
from tests.web.test_past_shown import surely_at_home

LINK = re.compile(r"/calendar/[\w-]{43}")


def test_a_link_is_made_read_by_whoever_has_it_and_looks_like_none_once_it_is_withdrawn(
    app: Flask, services: Services
) -> None:
    ade = grown(services)
    services.own_days.add(
        ade.fresh(), an_operation(), what="I moved", when="3 June", wish=DayWish.REMIND
    )
    browser = surely_at_home(app, ade)
    page = browser.open("/staying-in-touch/calendar")
    assert "Whoever has the link" in page.main

    made = browser.send(button="Make a link")
    [address] = LINK.findall(made.main)
    phone = Browser(app).client
    found = phone.get(address)
    assert (found.status_code, found.mimetype) == (200, "text/calendar")
    assert b"0603" in found.data
    assert "Set-Cookie" not in found.headers
    assert "no-store" in found.headers["Cache-Control"]
    assert found.headers["Referrer-Policy"] == "no-referrer"
    assert not LINK.search(browser.open("/staying-in-touch/calendar").text)

    browser.send(button="Withdraw the link")

    gone, never = phone.get(address), phone.get("/calendar/" + "x" * 43)
    assert (gone.status_code, gone.data) == (never.status_code, never.data) == (404, gone.data)
    differing = {"X-Request-Id", "Date"}
    assert {k: v for k, v in gone.headers if k not in differing and "nonce" not in v} == {
        k: v for k, v in never.headers if k not in differing and "nonce" not in v
    }
    assert "Set-Cookie" not in gone.headers


def test_days_are_kept_and_taken_away_page_by_page(app: Flask, services: Services) -> None:
    browser = surely_at_home(app, grown(services))
    browser.open("/staying-in-touch/days")
    browser.follow("Add a day")
    page = browser.send({"what": "I moved", "when": ""}, button="Keep this day", status=422)
    assert page.form(action="/staying-in-touch/days/new").fields()["what"] == "I moved"
    assert "Write when it is, as roughly as you like." in page.main

    page = browser.send(
        {"what": "I moved", "when": "about May", "wish": "leave"}, button="Keep this day"
    )
    assert "about May. Leave me in peace around it." in page.main
    page = browser.send(button="Take it away I moved")

    assert "No days yet" in page.main
