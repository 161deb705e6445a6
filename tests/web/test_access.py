"""A page is closed unless it says to whom it opens."""

import pytest
from flask import Flask, g

from tests.web.pages import Browser
from web import csrf
from web.access import for_person, open_to_all, stepped_up
from web.way_back import own_address


def test_a_page_that_does_not_say_to_whom_it_opens_is_not_there(
    app: Flask, browser: Browser
) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")

    page = browser.open("/forgotten", status=404)

    assert "secret" not in page.html


def test_every_page_says_to_whom_it_opens(app: Flask) -> None:
    silent = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if not hasattr(app.view_functions[rule.endpoint], "opens_to")
    ]

    assert silent == []


def test_a_page_for_a_person_asks_a_stranger_to_sign_in_and_come_back(app: Flask) -> None:
    app.add_url_rule("/mine", "mine", for_person(lambda: "secret"))

    response = app.test_client().get("/mine?page=2")

    assert response.status_code == 303
    assert response.headers["Location"] == "/sign-in?next=/mine?page%3D2"


def test_a_stepped_up_page_is_closed_to_strangers_too(app: Flask) -> None:
    app.add_url_rule("/mine", "mine", for_person(stepped_up(lambda: "secret")))

    response = app.test_client().get("/mine")

    assert response.headers["Location"].startswith("/sign-in")


def test_a_form_from_somebody_unknown_stays_on_the_page_to_be_sent_again(
    app: Flask, browser: Browser
) -> None:
    app.add_url_rule("/mine", "mine", for_person(lambda: "kept"), methods=["POST"])
    with app.test_request_context():
        proof = csrf.token()
        browser.client.set_cookie("rowan-form", g.form_secret)

    response = browser.post("/mine", {"csrf": proof, "words": "a long story"})

    assert response.status_code == 403
    assert "a long story" in response.text


def test_only_the_methods_that_a_page_has_are_answered(app: Flask) -> None:
    app.add_url_rule("/open", "open", open_to_all(lambda: "hello"))

    client = app.test_client()

    assert [client.open("/open", method=m).status_code for m in ("PUT", "DELETE", "OPTIONS")] == [
        405,
        405,
        405,
    ]


@pytest.mark.parametrize(
    "address",
    [
        "//elsewhere.example",
        "https://elsewhere.example",
        "https:elsewhere.example",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "/\t/elsewhere.example",
        " /map",
        "javascript:alert(1)",
        "data:text/html,hello",
        "elsewhere.example",
        "/%0d%0aSet-Cookie:x".replace("%0d%0a", "\r\n"),
        "http://[",
        "/" + "a" * 3000,
        "",
        None,
    ],
)
def test_nobody_is_sent_on_to_another_site(address: str | None) -> None:
    assert own_address(address, "/home") == "/home"


@pytest.mark.parametrize("address", ["/", "/map", "/map/people/1?tab=notes", "/map?q=a//b"])
def test_our_own_pages_may_be_gone_back_to(address: str) -> None:
    assert own_address(address) == address


def test_the_language_switch_leads_nowhere_else(app: Flask) -> None:
    response = app.test_client().get("/language/cy?back=//elsewhere.example")

    assert response.headers["Location"] == "/"
