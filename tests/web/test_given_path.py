"""From a code to an answer, step by step, without scripts: nothing that is typed is lost."""

import pytest
from flask import Flask

from network.bootstrap import Services
from network.clock import FrozenClock
from network.identity import new_id
from tests.accounts import Somebody
from tests.ties import TWO_DAYS, grown, handed_over
from tests.web.pages import Browser
from tests.web.test_in_touch import choose
from tests.web.test_past_shown import surely_at_home


@pytest.fixture
def ade(services: Services) -> Somebody:
    return grown(services)


@pytest.fixture
def sandra(services: Services) -> Somebody:
    return grown(services)


def typed(browser: Browser, code: str) -> None:
    browser.open("/in-touch/code")
    browser.send({"code": code}, button="Go on")


def test_a_former_foster_carer_reads_what_is_for_them_and_says_no_with_kind_words(
    app: Flask, services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made, browser = handed_over(services, ade), surely_at_home(app, sandra)
    typed(browser, made.code)
    browser.send({"who": "yes"}, button="Go on")
    page = browser.send({"situations": "foster_then"}, button="Go on")
    assert "You may have missed them too." in page.main
    assert "Somebody to talk to" in page.main
    browser.send({}, button="Go on to the choice")
    page = browser.send({"reply": "kind_words"}, button="Go on")
    assert "What this gives away" in page.main

    page = browser.send({"words": "Be well."}, button="Let them read this in two days", status=422)
    assert page.form(action="/in-touch/code/told").fields()["words"] == "Be well."
    page = browser.send(
        {"sentence": "think_well", "secret": "no"}, button="Let them read this in two days"
    )
    assert page.heading == "We have kept your answer"
    assert "You let them read a few words." in browser.open("/in-touch").main

    clock.move(TWO_DAYS)
    hers = surely_at_home(app, ade)
    assert "Somebody has answered you" in hers.open("/home").main
    page = hers.open(f"/in-touch/codes/{made.line.id}/heard")
    for words in ("I think well of you, and I wish you a good life.", "Be well."):
        assert words in page.main
    page = hers.send({}, button="I have read it, put it away")
    assert "has answered" not in page.main


@pytest.mark.parametrize("situation", ["under_18", "live_complaint"])
def test_the_way_stops_kindly_where_nobody_should_answer_by_themselves(
    app: Flask, services: Services, ade: Somebody, sandra: Somebody, situation: str
) -> None:
    made, browser = handed_over(services, ade), surely_at_home(app, sandra)
    typed(browser, made.code)
    browser.send({"who": "think_so"}, button="Go on")

    page = browser.send({"situations": situation}, button="Go on")

    assert "Go on to the choice" not in page.main
    page = browser.send({}, button="Let somebody look at it")
    assert page.heading == "Thank you"
    assert "What you told us" in browser.open("/safe/told").main


def test_this_is_not_me_ends_the_code(
    app: Flask, services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made, browser = handed_over(services, ade), surely_at_home(app, sandra)
    typed(browser, made.code)
    browser.send({"who": "not_me"}, button="Go on")

    page = browser.send({}, button="This is not me")

    assert page.heading == "Thank you"
    typed(browser, made.code)
    assert browser.page is not None
    assert browser.page.heading == "Thank you"


def test_not_now_comes_back_on_the_page_of_today_and_can_be_answered_then(
    app: Flask, services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made, browser = handed_over(services, ade), surely_at_home(app, sandra)
    choose(browser, made.code, "not_now")
    browser.send({"months": "3"}, button="Ask me then")
    assert "wanted to be asked again" not in browser.open("/home").main

    clock.move(45 * TWO_DAYS)

    browser = surely_at_home(app, sandra)
    assert "You wanted to be asked again" in browser.open("/home").main
    browser.open("/in-touch")
    page = browser.send({}, button="Answer now Ade")
    assert "Is it you they mean?" in page.main


def test_a_step_without_a_code_or_a_choice_loses_nothing(
    app: Flask, services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made, browser = handed_over(services, ade), surely_at_home(app, sandra)
    typed(browser, made.code)

    page = browser.send({}, button="Go on", status=422)

    assert "Choose one." in page.main
    assert page.form(action="/in-touch/code/who").fields()["code"] == made.code


ANSWERS = {
    "choices": {},
    "choose": {"reply": "yes"},
    "yes": {"me": "Sandra", "secret": "no"},
    "told": {"kind": "one_reply", "words": "Hello.", "secret": "no"},
    "later": {"months": "3"},
}


@pytest.mark.parametrize("step", ANSWERS)
def test_nobody_answers_who_was_not_asked_what_is_true_for_them(
    app: Flask, services: Services, ade: Somebody, sandra: Somebody, step: str
) -> None:
    made, browser = handed_over(services, ade), surely_at_home(app, sandra)
    typed(browser, made.code)
    token = browser.page.form(action="/in-touch/code/who").fields()["csrf"]  # type: ignore[union-attr]
    sent = {"csrf": token, "code": made.code, "op_id": new_id(), **ANSWERS[step]}

    response = browser.client.post(f"/in-touch/code/{step}", data={**sent, "passed": "0" * 64})

    assert "Which of these is true for you?" in response.get_data(as_text=True)
    assert services.ties.answering.mine(sandra.fresh()) == []
    assert services.ties.others.later(sandra.fresh()) == []


def test_a_no_needs_no_account_and_ends_alike_whatever_was_typed(
    app: Flask, services: Services, ade: Somebody
) -> None:
    made, ends = handed_over(services, ade), set()

    for code in (made.code, made.code, "nothing at all"):
        browser = Browser(app)
        browser.open(browser.open("/code").links()["I would like to say no. That needs no account"])
        page = browser.send({"code": code, "no": "nobody_again"}, button="Say no")
        ends.add(page.main)

    assert len(ends) == 1
    typed(browser := surely_at_home(app, grown(services)), made.code)
    assert browser.page is not None
    assert browser.page.heading == "Thank you"


def test_what_was_typed_beside_a_no_is_given_back(app: Flask) -> None:
    browser = Browser(app)
    browser.open("/code/no")

    page = browser.send({"name": "Jo", "born": "84"}, button="Say no", status=422)

    assert page.form(action="/code/no").fields()["name"] == "Jo"
    assert "Choose one." in page.main
