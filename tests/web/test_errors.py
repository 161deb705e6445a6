"""Whatever goes wrong is a kind page, and nothing typed is lost."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from network import errors
from network.http_status import STATUS
from tests.web.conftest import raising
from tests.web.pages import Browser
from web.errors import PAGES

TrialPage = Callable[[Callable[[], Any]], None]
SECRET = "Maureen from Elm Road"


def test_every_error_of_the_domain_has_a_page_of_its_own() -> None:
    assert {status.value for status in STATUS.values()} <= set(PAGES)


def test_a_page_that_is_not_there_says_so_kindly(browser: Browser) -> None:
    page = browser.open("/nope", status=404)

    assert page.heading == "We can’t find that page"


def test_a_wrong_way_to_ask_is_refused_and_says_what_is_allowed(browser: Browser) -> None:
    response = browser.post("/about")

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize("error", [*STATUS], ids=lambda error: error.__name__)
def test_an_error_is_a_sound_page(
    app: Flask, browser: Browser, trial_page: TrialPage, error: type[errors.NetworkError]
) -> None:
    trial_page(raising(_made(error)))
    browser.open("/trial")

    page = browser.send(words=SECRET, status=STATUS[error].value)

    assert SECRET in page.main


def _made(error: type[errors.NetworkError]) -> errors.NetworkError:
    if error is errors.Invalid:
        return errors.Invalid({"words": "too long"})
    return errors.TooManyTries(30) if error is errors.TooManyTries else error()


def test_something_unforeseen_is_a_sound_page_too(
    browser: Browser, trial_page: TrialPage, caplog: pytest.LogCaptureFixture
) -> None:
    trial_page(raising(ValueError(SECRET)))
    browser.open("/trial")

    with caplog.at_level(logging.INFO, "rowan"):
        page = browser.send(words="hello", status=500)

    assert SECRET not in page.html
    assert SECRET not in caplog.text
    assert "ValueError" in caplog.text
    assert page.response.headers["X-Request-Id"] in page.main


def test_the_log_says_why_the_store_could_not_answer(
    browser: Browser, trial_page: TrialPage, caplog: pytest.LogCaptureFixture
) -> None:
    away = errors.Unavailable()
    away.add_note("Neo.TransientError.Transaction.DeadlockDetected")
    trial_page(raising(away))
    browser.open("/trial")

    browser.send(words="hello", status=503)

    assert "Unavailable Neo.TransientError.Transaction.DeadlockDetected POST" in caplog.text


@pytest.mark.parametrize("status", [500, 503])
def test_after_our_own_fault_the_same_form_can_be_sent_again(
    browser: Browser, trial_page: TrialPage, status: int
) -> None:
    fault: Exception = errors.Unavailable() if status == 503 else KeyError()
    answers: Iterator[Callable[[], Any]] = iter([raising(fault), lambda: "kept"])

    def answer() -> Any:
        return next(answers)()

    trial_page(answer)
    browser.open("/trial")
    operation = browser.page.form().fields()["op_id"] if browser.page else ""
    browser.send(words=f"{SECRET}\nand more", name="Mo", status=status)

    form = browser.page.form() if browser.page else None
    assert form is not None
    assert form.fields()["words"] == f"{SECRET}\nand more"
    assert form.fields()["name"] == "Mo"
    assert form.fields()["op_id"] == operation
    page = browser.send(check=False)

    assert page.html == "kept"


def test_a_password_is_never_given_back(browser: Browser, trial_page: TrialPage) -> None:
    trial_page(raising(errors.Unavailable()))
    browser.open("/trial")

    page = browser.send(words="hello", password="correct horse", status=503)

    assert "correct horse" not in page.html
    assert "hello" in page.main
    assert not page.all("form")


def test_what_was_typed_is_shown_as_words_and_never_as_markup(
    browser: Browser, trial_page: TrialPage
) -> None:
    trial_page(raising(errors.Unavailable()))
    browser.open("/trial")

    page = browser.send(words='"><script>alert(1)</script>', status=503)

    assert '"><script>alert(1)</script>' in page.main
    assert "<script>alert" not in page.html


def test_too_many_tries_says_how_long_to_wait(browser: Browser, trial_page: TrialPage) -> None:
    trial_page(raising(errors.TooManyTries(1)))
    browser.open("/trial")

    page = browser.send(status=429)

    assert "in 1 second." in page.main
    assert page.response.headers["Retry-After"] == "1"


def test_a_request_that_brings_too_much_is_refused(browser: Browser, trial_page: TrialPage) -> None:
    trial_page(lambda: "kept")
    browser.open("/trial")

    page = browser.send(words="x" * 600_000, status=413)

    assert page.heading == "That is too big for us"


def test_the_log_names_the_pattern_and_never_the_address(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "rowan"):
        browser.open("/language/cy?back=/about")
        browser.open("/maureen-from-elm-road", status=404)

    assert "/language/<code>" in caplog.text
    assert "(no such page)" in caplog.text
    assert "back=" not in caplog.text
    assert "maureen" not in caplog.text
    assert "127.0.0.1" not in caplog.text
