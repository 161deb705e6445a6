"""Leaving a letter to the organisation that wrote it, page by page, without scripts."""

import pytest
from flask import Flask

from api.app import create_app as create_api
from network.accounts.model import TokenScope
from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock
from network.identity import new_id
from tests.approaching import Scene, set_up
from tests.asking import HAT
from tests.ties import grown, handed_over
from tests.web.pages import Browser, Page
from tests.web.test_in_touch import choose
from tests.web.test_past_shown import surely_at_home
from tests.web.test_work import wearing
from tests.web.test_work_letters import address

ORGANISATION = "I would rather that the organisation answers"


@pytest.fixture
def scene(services: Services, clock: FrozenClock) -> Scene:
    return set_up(services, clock)


def chosen(browser: Browser, code: str) -> Page:
    """The whole way with a letter, to leaving it to them."""
    browser.open("/in-touch/code")
    browser.send({"code": code}, button="Go on")
    browser.send({"answer": "blue"}, button="Send")
    browser.send({"who": "yes"}, button="Go on")
    browser.send({}, button="Go on")
    browser.send({}, button="Go on to the choice")
    return browser.send({"reply": "left_to_them"}, button="Go on")


def at_work(app: Flask, scene: Scene) -> Browser:
    return wearing(app, scene.one.there.staff, HAT)


def test_she_leaves_it_to_them_a_worker_takes_it_on_and_she_takes_it_back(
    app: Flask, scene: Scene
) -> None:
    browser, work = surely_at_home(app, scene.she), at_work(app, scene)
    page = chosen(browser, scene.write())
    assert page.heading == ORGANISATION
    assert "What this gives away" in page.main

    page = browser.send({}, button="Leave it to them")
    assert "Nobody there has taken it on yet." in page.main

    assert (
        "Somebody who was written to would rather that you answer"
        in work.open("/at-work/requests").main
    )
    assert "They would rather that you answer" in work.open(address(scene.one)).main
    page = work.send({}, button="I take this on Keisha Brown-Lee")
    assert "took it on" in page.main
    assert "would rather that you answer" not in work.open("/at-work/requests").main
    assert "A worker there took it on" in browser.open("/in-touch").main

    page = browser.send({}, button="Take it back Ade")
    assert "What you left to the organisation" not in page.main
    assert "They would rather that you answer" not in work.open(address(scene.one)).main


def test_taking_on_what_was_taken_back_meanwhile_shows_how_it_stands(
    app: Flask, scene: Scene
) -> None:
    browser, work = surely_at_home(app, scene.she), at_work(app, scene)
    chosen(browser, scene.write())
    browser.send({}, button="Leave it to them")
    work.open(address(scene.one))
    browser.send({}, button="Take it back Ade")

    page = work.send({}, button="I take this on Keisha Brown-Lee")

    assert page.heading == "Working on a request"
    assert "would rather that you answer" not in page.main


def test_a_code_of_somebodys_own_does_not_offer_it(app: Flask, services: Services) -> None:
    made, browser = handed_over(services, grown(services)), surely_at_home(app, grown(services))
    choose(browser, made.code, "no")
    browser.open("/in-touch/code")
    browser.send({"code": made.code}, button="Go on")
    browser.send({"who": "yes"}, button="Go on")
    browser.send({}, button="Go on")
    page = browser.send({}, button="Go on to the choice")
    assert ORGANISATION not in page.main

    page = browser.send({"reply": "left_to_them"}, button="Go on", status=422)

    assert "Choose one." in page.main


def test_nobody_leaves_it_who_was_not_asked_what_is_true_for_them(app: Flask, scene: Scene) -> None:
    browser, code = surely_at_home(app, scene.she), scene.write()
    browser.open("/in-touch/code")
    browser.send({"code": code}, button="Go on")
    page = browser.send({"answer": "blue"}, button="Send")
    sent = {"csrf": page.form(action="/in-touch/code/who").fields()["csrf"], "code": code}

    response = browser.client.post(
        "/in-touch/code/left-to-them", data={**sent, "op_id": new_id(), "passed": "0" * 64}
    )

    assert "Which of these is true for you?" in response.get_data(as_text=True)
    assert scene.services.ties.left_to_them.mine(scene.she.fresh()) == []


def test_a_program_reads_it_and_takes_it_back(app: Flask, scene: Scene) -> None:
    chosen(browser := surely_at_home(app, scene.she), scene.write())
    browser.send({}, button="Leave it to them")
    services, she = scene.services, scene.she
    made = services.tokens.make(
        she.fresh(), "tests", [TokenScope.STORY_READ, TokenScope.STORY_WRITE], days=7
    )
    api, headers = create_api(services).test_client(), {"Authorization": f"Bearer {made.token}"}
    [item] = api.get("/me/in-touch/left-to-them", headers=headers).get_json()["items"]
    assert (item["to"], item["takenOnAt"]) == ("Ade", None)

    response = api.delete(
        f"/me/in-touch/left-to-them/{item['id']}",
        headers={**headers, "Idempotency-Key": new_id()},
    )

    assert response.status_code == 204
    assert services.ties.left_to_them.mine(Actor(person_id=she.account.person_id)) == []
