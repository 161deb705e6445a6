"""Wishes page by page, without scripts: nothing is lost, and help comes first."""

import pytest
from flask import Flask

from network.bootstrap import Services
from network.consent.outward import LINES, Outward
from network.identity import new_id
from tests.accounts import Somebody, somebody
from tests.asking import on_the_map
from tests.web.at_home import at_home
from tests.web.pages import Browser
from tests.web.test_asking import proof
from tests.wishes import HIS, confirmed, wished

FIELDS = {
    "whom": HIS.whom,
    "born": "about 2003",
    "where": "Elm Road",
    "clues": "She had a red coat.",
    "known_as": HIS.known_as,
    "my_name": HIS.my_name,
    "words": HIS.words,
}


@pytest.fixture
def who(services: Services) -> Somebody:
    return somebody(services)


@pytest.fixture
def mine(app: Flask, services: Services, who: Somebody) -> Browser:
    return at_home(app, services, who)[0]


def test_a_form_that_lacks_something_is_given_back_with_all_that_was_typed(mine: Browser) -> None:
    mine.open("/wishes/new")

    page = mine.send({**FIELDS, "known_as": "", "clues": "I can't go on."}, status=422)

    assert "Samaritans, 116 123" in page.main
    assert "Write the name that they knew you by." in page.main
    for name in ("whom", "born", "where", "words"):
        assert page.form(action="/wishes/new").fields()[name] == FIELDS[name]


def test_from_somebody_on_the_map_to_a_wish_that_is_kept_and_taken_back(
    mine: Browser, services: Services, who: Somebody
) -> None:
    about = on_the_map(services, who)
    page = mine.open(f"/wishes/for/{about.id}")
    assert page.form(action=f"/wishes/for/{about.id}").fields()["whom"] == "Keisha"

    page = mine.send(FIELDS)

    assert LINES[Outward.KEPT] in page.main
    for words in FIELDS.values():
        assert words in page.main
    assert "it isn’t about you" in page.main
    assert mine.open(f"/wishes/for/{about.id}").address == page.address
    page = mine.send({}, action=f"{page.address}/withdraw")
    assert "You took this back" in page.main
    assert "from 13 September 2026 on" in page.main
    assert "A little later" in mine.open(f"/wishes/for/{about.id}").main


def test_what_is_confirmed_is_chosen_and_said_once_a_round(
    mine: Browser, services: Services, who: Somebody
) -> None:
    wished(services, who, HIS)
    assert "Are these still your wishes?" in mine.open("/home").main

    confirmed(services, who)

    assert "Are these still your wishes?" not in mine.open("/home").main
    assert "Kept safe, and confirmed" in mine.open("/wishes").main
    sent = {**proof(mine), "wishes": new_id()}
    assert mine.client.post("/wishes/confirm", data=sent).status_code == 303
