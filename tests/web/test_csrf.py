"""Only our own pages can send our forms."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.web.pages import Browser

TrialPage = Callable[[Callable[[], Any]], None]


@pytest.fixture
def page(browser: Browser, trial_page: TrialPage) -> Browser:
    """Somebody on a page with a form."""
    trial_page(lambda: "kept")
    browser.open("/trial")
    return browser


def test_a_form_from_our_page_is_taken(page: Browser) -> None:
    answer = page.send(words="hello", check=False)

    assert answer.html == "kept"


def test_a_form_without_proof_is_refused(page: Browser) -> None:
    response = page.post("/trial", {"words": "hello"})

    assert response.status_code == 400


@pytest.mark.parametrize("proof", ["", "x", "%%%", "A" * 86 + "==", "é" * 20])
def test_a_made_up_proof_is_refused(page: Browser, proof: str) -> None:
    response = page.post("/trial", {"csrf": proof})

    assert response.status_code == 400


def test_the_proof_of_another_browser_is_refused(page: Browser, app: Flask) -> None:
    other = Browser(app)
    other.open("/trial")
    stolen = other.page.form().fields()["csrf"] if other.page else ""

    response = page.post("/trial", {"csrf": stolen})

    assert response.status_code == 400


def test_a_proof_is_different_each_time_it_is_shown(page: Browser) -> None:
    first = page.open("/trial").form().fields()["csrf"]
    second = page.open("/trial").form().fields()["csrf"]

    assert first != second
    assert page.post("/trial", {"csrf": first}).text == "kept"


def test_a_proof_from_before_signing_in_is_worth_nothing_after(page: Browser) -> None:
    before = page.open("/trial").form().fields()["csrf"]
    page.client.set_cookie("rowan", "another-session")

    response = page.post("/trial", {"csrf": before})

    assert response.status_code == 400


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_that_another_site_sends_is_refused_even_with_proof(
    page: Browser, site: str
) -> None:
    proof = page.open("/trial").form().fields()["csrf"]

    response = page.client.post(
        "/trial",
        data={"csrf": proof, "words": "hello"},
        base_url=page.base_url,
        headers={"Sec-Fetch-Site": site},
    )

    assert response.status_code == 400
    assert "hello" not in response.text


def test_a_page_that_was_open_too_long_gives_the_words_back_to_send_again(page: Browser) -> None:
    page.client.delete_cookie("rowan-form")
    page.client.set_cookie("rowan-form", "a-new-one")

    page.send(words="a long story", status=400)
    answer = page.send(check=False)

    assert answer.html == "kept"


def test_an_older_browser_that_says_no_site_needs_only_the_proof(page: Browser) -> None:
    proof = page.open("/trial").form().fields()["csrf"]

    response = page.client.post("/trial", data={"csrf": proof}, base_url=page.base_url)

    assert response.text == "kept"
