"""Working on a request page by page: read, noted, checked by another, weighed, and ready."""

from dataclasses import replace

import pytest
from flask import Flask

from network.actor import Capacity
from network.bootstrap import Services
from network.desk.model import DeskKind
from tests.asking import HAT, WORDS, Wanted, asked, checked, noted, on_the_map, wanted
from tests.network.asking.test_asking import tasks
from tests.pasts import on_a_list
from tests.web.at_home import at_home
from tests.web.pages import Browser
from tests.web.test_work import wearing
from web.wording_asking import SCRIPT

LINE = {
    "looked_at": "The rota of 2006.",
    "source": "our_records",
    "basis": "public_task",
    "came_of": "something",
}
WEIGHED = {
    **dict.fromkeys(("order", "hold", "third", "under_18", "adopted"), "no"),
    "opens": "they_alone",
    "reach": "by_post",
    "wishes_read": "yes",
    "words": "Nothing speaks against it.",
    "verdict": "go_on",
}


@pytest.fixture
def one(services: Services) -> Wanted:
    return wanted(services)


@pytest.fixture
def worker(app: Flask, one: Wanted) -> Browser:
    return wearing(app, one.there.staff, HAT)


def address(one: Wanted) -> str:
    return f"/at-work/people/{one.place}/requests/{one.request.id}"


def script(app: Flask) -> str:
    with app.test_request_context():
        return str(SCRIPT)


def test_from_the_list_to_the_words_which_say_that_they_are_seen(
    app: Flask, services: Services, one: Wanted, worker: Browser
) -> None:
    worker.open("/at-work")
    page = worker.follow("1 request to be in touch with somebody")
    assert "Not begun yet" in page.main
    assert WORDS.whom not in page.main
    worker.follow("Read what they wrote Jo, 14 March 2026 at 10:00")
    page = worker.send(button="Read", status=422)
    assert "Choose what you need it for." in page.main

    page = worker.send(purpose="stay_in_touch", button="Read")

    for words in (WORDS.whom, WORDS.why, WORDS.keep_from, script(app)):
        assert words in page.main
    mine = at_home(app, services, one.asker)[0]
    page = mine.open("/account/who-looked")
    assert "what you asked for, to be in touch with somebody again" in page.main


def test_a_line_a_lead_a_check_by_another_and_what_was_weighed(
    app: Flask, services: Services, one: Wanted, worker: Browser
) -> None:
    worker.open(address(one))
    worker.follow("Write down where I looked")
    page = worker.send({"looked_at": "The rota of 2006."}, button="Keep this", status=422)
    for words in ("Choose where you looked.", "Choose why the law allows it."):
        assert words in page.main
    page = worker.send(LINE, button="Keep this")
    assert "The rota of 2006." in page.main
    worker.follow("Note somebody who it may be")
    page = worker.send(who="Keisha Brown-Lee", words="The same home.", button="Note this")
    assert "You noted this yourself, so somebody else checks it" in page.main

    second = services.work.hats.worn(one.second).staff
    assert second.name == "Bea"
    lead = services.asking.at_work.one(one.worker, one.place, one.request.id).noted.leads[0]
    services.asking.noting.check(
        one.second, one.second_place, one.request.id, lead.id, "I rang the home."
    )
    page = worker.open(address(one))
    assert "Checked by Bea" in page.main
    worker.follow("Think about safety Keisha Brown-Lee")
    page = worker.send({**WEIGHED, "order": "not_known"}, button="Keep this", status=422)
    assert "What you answered stops it." in page.main
    assert "Nothing speaks against it." in page.html
    page = worker.send({"order": "no"}, button="Keep this")

    assert "Write the letter Keisha Brown-Lee" in page.main
    assert "Somebody is ready to be approached" in worker.open("/at-work/requests").main


def test_the_second_one_checks_on_a_page_and_the_first_one_cannot(
    app: Flask, services: Services, one: Wanted, worker: Browser
) -> None:
    lead = noted(services, one)
    worker.open(f"{address(one)}/leads/{lead.id}/check")
    page = worker.send(how="I looked again.", button="I have checked this", status=403)
    assert "not open to you" in page.main

    worker.open(address(one))
    assert "I have checked this" not in worker.page.main  # type: ignore[union-attr]


def test_a_stop_is_on_the_desk_and_the_page_says_so(
    services: Services, one: Wanted, worker: Browser
) -> None:
    lead = checked(services, one)
    worker.open(f"{address(one)}/leads/{lead.id}/safety")
    page = worker.send({**WEIGHED, "order": "yes", "verdict": "stop"}, button="Keep this")

    assert "It lies on the desk of whoever keeps people safe." in page.main
    assert len(tasks(services, DeskKind.LEAD_STOPPED)) == 1


def test_a_step_back_and_not_the_one(services: Services, one: Wanted, worker: Browser) -> None:
    lead = checked(services, one)
    worker.open(address(one))
    page = worker.send(action=f"{address(one)}/leads/{lead.id}/back")
    assert "Possible: somebody else has to check" in page.main

    page = worker.send(action=f"{address(one)}/leads/{lead.id}/drop")

    assert "Not the one" in page.main


@pytest.mark.parametrize("kind", [DeskKind.CRISIS, DeskKind.LEAD_STOPPED, DeskKind.PATTERN])
def test_whoever_keeps_people_safe_reads_what_came_to_their_desk(
    app: Flask, services: Services, kind: DeskKind
) -> None:
    one = wanted(services, replace(WORDS, why="I want to die."))
    for _ in range(2):
        there = on_a_list(services, place=one.there.place)
        asked(services, there, on_the_map(services, there.person))
    lead = checked(services, one)
    worker = wearing(app, one.there.staff, HAT)
    worker.open(f"{address(one)}/leads/{lead.id}/safety")
    worker.send({**WEIGHED, "verdict": "stop"}, button="Keep this")
    hers = wearing(app, one.there.place.second, Capacity.SAFEGUARDING_LEAD)

    [task] = tasks(services, kind)
    page = hers.open("/at-work/desk")
    assert page.status == 200
    page = hers.open(f"/at-work/desk/{task.id}")

    said = {
        DeskKind.CRISIS: "I want to die.",
        DeskKind.LEAD_STOPPED: "Nothing speaks against it.",
        DeskKind.PATTERN: "forms a pattern",
    }
    assert said[kind] in page.main


def test_the_one_script_stands_on_every_page_of_a_request_whatever_there_is(
    app: Flask, services: Services, one: Wanted, worker: Browser
) -> None:
    pages = (
        "/at-work/requests",
        f"/at-work/people/{one.place}/requests",
        address(one),
        f"{address(one)}/log",
        f"{address(one)}/leads/new",
        f"{address(one)}/leads/{'0' * 32}/check",
        f"{address(one)}/leads/{'0' * 32}/safety",
    )
    before = [script(app) in worker.open(each).main for each in pages]
    checked(services, one)
    after = [script(app) in worker.open(each).main for each in pages]

    assert before == after == [True] * len(pages)
