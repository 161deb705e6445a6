"""The letter to somebody who was found: asked for, printed, and taken back, without scripts."""

import pytest
from flask import Flask

from network.asking.kinds import Verdict
from network.asking.work import Lead
from network.bootstrap import Services
from network.ties.on_paper import PaperNo, SaidOnPaper
from tests.asking import HAT, WORDS, Wanted, checked, wanted, weighed
from tests.web.test_work import wearing

QUESTION = {
    "question": "What was the dog called?",
    "answers": "Buster",
    "goes_to": "2 High Street\nLeeds LS1 2AB",
}


@pytest.fixture
def one(services: Services) -> Wanted:
    return wanted(services)


@pytest.fixture
def lead(services: Services, one: Wanted) -> Lead:
    found = checked(services, one)
    services.asking.noting.consider(one.worker, one.place, one.request.id, found.id, weighed())
    return found


def address(one: Wanted) -> str:
    return f"/at-work/people/{one.place}/requests/{one.request.id}"


def test_a_letter_is_written_and_printed_without_anybodys_name(
    app: Flask, one: Wanted, lead: Lead
) -> None:
    browser = wearing(app, one.there.staff, HAT)
    browser.open(browser.open(address(one)).links()[f"Write the letter {lead.who}"])

    page = browser.send(QUESTION, button="Write the letter")

    assert page.heading == "The letter"
    for words in (WORDS.my_name, WORDS.whom, lead.who, WORDS.message, WORDS.why):
        assert words not in page.main
    assert "You don’t have to reply." in page.main


def test_a_letter_without_a_question_keeps_what_was_typed(
    app: Flask, one: Wanted, lead: Lead
) -> None:
    browser = wearing(app, one.there.staff, HAT)
    browser.open(f"{address(one)}/leads/{lead.id}/letter/new")

    page = browser.send(
        {"question": "", "answers": "Buster"}, button="Write the letter", status=422
    )

    assert page.form(action=f"{address(one)}/leads/{lead.id}/letter/new").fields()["answers"] == (
        "Buster"
    )


def test_a_letter_is_taken_back_on_the_page_of_the_request(
    app: Flask, one: Wanted, lead: Lead
) -> None:
    browser = wearing(app, one.there.staff, HAT)
    browser.open(f"{address(one)}/leads/{lead.id}/letter/new")
    browser.send(QUESTION, button="Write the letter")
    browser.open(address(one))

    page = browser.send({}, button=f"Take the letter back {lead.who}")

    assert "Write the letter" in page.main
    browser.open(f"{address(one)}/leads/{lead.id}/letter", status=404)


def test_somebody_who_was_stopped_for_safety_gets_no_letter(
    app: Flask, services: Services, one: Wanted
) -> None:
    found = checked(services, one)
    there = (one.worker, one.place, one.request.id, found.id)
    services.asking.noting.consider(*there, weighed(Verdict.STOP))
    browser = wearing(app, one.there.staff, HAT)
    browser.open(f"{address(one)}/leads/{found.id}/letter/new")

    page = browser.send(QUESTION, button="Write the letter", status=422)

    assert "That can’t be done as it stands now." in page.main


def test_where_a_no_was_left_the_page_says_not_to_and_never_why(
    app: Flask, services: Services, one: Wanted, lead: Lead
) -> None:
    browser = wearing(app, one.there.staff, HAT)
    browser.open(f"{address(one)}/leads/{lead.id}/letter/new")
    browser.send(QUESTION, button="Write the letter")
    there = (one.worker, one.place, one.request.id, lead.id)
    letter = services.asking.approaching.letter(*there)
    services.ties.on_paper.say("127.0.0.1", letter.code, SaidOnPaper(no=PaperNo.NOT_ME))
    page = browser.open(address(one))
    assert "said on 14 March 2026 that it is not them" in page.main
    browser.send({}, button=f"Take the letter back {lead.who}")
    browser.open(f"{address(one)}/leads/{lead.id}/letter/new")

    page = browser.send(QUESTION, button="Write the letter")

    assert "Do not approach" in page.main
    assert "No letter may be written to them. We can’t say why" in page.main
