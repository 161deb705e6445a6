"""Asking for somebody page by page, without scripts: nothing is lost, and help comes first."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from flask import Flask

from network.bootstrap import Services
from network.clock import FrozenClock
from network.connections.model import Connection
from network.consent.outward import LINES, Outward
from network.desk.model import DeskKind
from network.identity import new_id
from tests.asking import WORDS, Wanted, asked, on_the_map, wanted
from tests.network.asking.test_asking import tasks
from tests.pasts import OnList, on_a_list
from tests.web.at_home import at_home
from tests.web.pages import Browser
from web.wording_asking import KEPT

FIELDS = {
    "whom": WORDS.whom,
    "clues": WORDS.clues,
    "why": WORDS.why,
    "my_name": WORDS.my_name,
    "knew_me": WORDS.knew_me,
    "message": WORDS.message,
    "keep_from": WORDS.keep_from,
}


def proof(browser: Browser) -> dict[str, str]:
    """What a form of ours carries besides what somebody types."""
    form = browser.open("/account").form(action="/sign-out")
    return {"csrf": form.fields()["csrf"], "op_id": new_id()}


@pytest.fixture
def there(services: Services) -> OnList:
    return on_a_list(services)


@pytest.fixture
def about(services: Services, there: OnList) -> Connection:
    return on_the_map(services, there.person)


@pytest.fixture
def mine(app: Flask, services: Services, there: OnList) -> Browser:
    return at_home(app, services, there.person)[0]


def test_the_words_are_those_of_the_one_place_that_has_them(app: Flask) -> None:
    with app.test_request_context():
        assert str(KEPT) == LINES[Outward.KEPT]


def test_from_the_ways_there_are_to_a_request_that_is_kept(
    mine: Browser, there: OnList, about: Connection
) -> None:
    page = mine.open("/asking")
    assert "Nobody can be looked up here" in page.main
    mine.follow("Keisha")
    page = mine.send({**FIELDS, "hopes": ["letter", "call"], "place": there.on_list})

    assert LINES[Outward.KEPT] in page.main
    for words in (*FIELDS.values(), "A letter or a message. A call", "Kit at Oakway"):
        assert words in page.main
    assert "it isn’t about you" in page.main
    for day in ("11 April 2026", "13 June 2026", "14 March 2027"):
        assert day in page.main
    page = mine.open("/asking/mine")
    assert WORDS.whom in page.main
    assert "Kept safe" in page.main


def test_the_map_leads_there_and_what_it_says_is_filled_in(
    mine: Browser, there: OnList, about: Connection
) -> None:
    mine.open(f"/map/people/{about.id}")
    page = mine.follow("I can’t reach Keisha: please ask them for me")

    assert page.form(button="Please ask them").filled({}, None)["whom"] == "Keisha"


def test_what_is_missing_is_said_and_nothing_is_lost(
    mine: Browser, there: OnList, about: Connection
) -> None:
    mine.open(f"/asking/for/{about.id}")

    page = mine.send({**FIELDS, "my_name": ""}, status=422)

    for words in (
        "Write the name that they may be told.",
        "Choose at least one thing that you’d like.",
        "Choose who is to ask for you.",
    ):
        assert words in page.main
    assert page.form(button="Please ask them").fields()["message"] == WORDS.message


def test_a_place_that_is_not_mine_is_no_choice(
    services: Services, mine: Browser, there: OnList, about: Connection
) -> None:
    other = on_a_list(services)
    mine.open(f"/asking/for/{about.id}")

    answer = mine.post(
        f"/asking/for/{about.id}",
        {**proof(mine), **FIELDS, "hopes": "letter", "place": other.on_list},
    )

    assert answer.status_code == 422
    assert services.asking.mine.mine(there.person.fresh()) == []


def test_without_anybody_who_works_with_me_it_says_so(
    app: Flask, services: Services, there: OnList, about: Connection
) -> None:
    services.work.with_me.stop(there.person.fresh(), there.on_list)
    browser = at_home(app, services, there.person)[0]

    page = browser.open(f"/asking/for/{about.id}")

    assert "Somebody has to work with you first" in page.main
    assert page.links()["Organisations that work with me"] == "/account/organisations"


def test_asked_again_it_leads_to_what_was_asked_and_after_taking_it_back_it_says_the_day(
    mine: Browser, services: Services, there: OnList, about: Connection
) -> None:
    made = asked(services, there, about)
    page = mine.open(f"/asking/for/{about.id}")
    assert page.address.endswith(f"/asking/{made.id}")

    page = mine.send(button="Take it back")
    assert "You took this back" in page.main
    assert LINES[Outward.KEPT] not in page.main
    page = mine.open(f"/asking/for/{about.id}")
    assert "You can ask for Keisha from 13 September 2026 on." in page.main


def test_words_of_crisis_bring_help_first_and_nobody_is_said_to_know_before_they_do(
    mine: Browser, services: Services, there: OnList, about: Connection
) -> None:
    mine.open(f"/asking/for/{about.id}")
    dark = {**FIELDS, "why": "I can’t go on.", "hopes": "letter"}
    page = mine.send(dark, status=422)
    assert page.main.startswith("First: are you all right?")
    assert tasks(services, DeskKind.CRISIS) == []

    page = mine.send({"place": there.on_list})
    for words in ("999", "116 123", "85258", "Nobody has read it yet."):
        assert words in page.main
    assert page.main.startswith("First: are you all right?")
    assert "We have told somebody" not in page.main
    [task] = tasks(services, DeskKind.CRISIS)
    services.safeguarding.desk.acknowledge(there.place.lead, task.id)

    page = mine.open(page.address)
    assert "We have told somebody." in page.main


def test_without_such_words_there_is_no_such_box(
    mine: Browser, services: Services, there: OnList, about: Connection
) -> None:
    made = asked(services, there, about)

    assert "116 123" not in mine.open(f"/asking/{made.id}").main


def test_nobody_reads_or_takes_back_what_is_anothers(
    app: Flask, services: Services, there: OnList
) -> None:
    one: Wanted = wanted(services)
    browser = at_home(app, services, there.person)[0]

    assert browser.client.get(f"/asking/{one.request.id}").status_code == 404
    answer = browser.post(f"/asking/{one.request.id}/withdraw", proof(browser))
    assert answer.status_code == 404
    assert services.asking.mine.one(one.asker.fresh(), one.request.id).request.open


def test_today_asks_how_the_waiting_is(
    app: Flask, services: Services, there: OnList, about: Connection, clock: FrozenClock
) -> None:
    asked(services, there, about)
    browser = at_home(app, services, there.person)[0]
    assert "How is the waiting?" not in browser.open("/home").main
    clock.moment += timedelta(days=28)

    browser = at_home(app, services, there.person)[0]
    page = browser.open("/home")
    assert "How is the waiting?" in page.main
    assert page.links()["Look at what I asked for"] == "/asking/mine"


def test_everything_has_what_i_wrote(services: Services, there: OnList, about: Connection) -> None:
    asked(services, there, about)

    taken = services.everything.take(there.person.fresh())

    with zipfile.ZipFile(io.BytesIO(taken.data)) as packed:
        found = json.loads(packed.read("asked.json"))
    assert found["asked"][0]["message"] == WORDS.message
