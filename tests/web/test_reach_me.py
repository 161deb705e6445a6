"""How we may reach you, as pages: a code, a tick, and one step to close."""

from datetime import timedelta

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.sending.kinds import GoodTime, NoticeFor, Subject
from tests.accounts import PASSWORD, Somebody, somebody
from tests.graphs import RollbackGraph
from tests.postroom import ADDRESS, ANY_TIME, Postroom, an_operation, code_in, reached
from tests.web.pages import Browser
from tests.web.people import confirm, sign_in

HERE = "/account/reach"


@pytest.fixture
def jo(services: Services) -> Somebody:
    return somebody(services)


@pytest.fixture
def room(services: Services, graph: RollbackGraph) -> Postroom:
    return Postroom(services, graph)


def added(browser: Browser, address: str = ADDRESS) -> str:
    """Add an address by the pages. Answers its id."""
    browser.open(f"{HERE}/new/mail")
    confirm(browser)
    page = browser.send(address=address, action=f"{HERE}/new/mail")
    assert page.heading == "Type in the code"
    return page.address.split("/")[3]


def test_the_whole_way_from_nothing_to_one_that_is_on(
    browser: Browser, services: Services, room: Postroom, jo: Somebody
) -> None:
    actor = jo.sign_in().actor
    sign_in(browser, jo, to=HERE)
    assert browser.page
    assert "We can’t reach you, and that is fine" in browser.page.main

    point = added(browser)
    room.work(actor)
    (mail,) = room.mails()
    page = browser.send(code=code_in(mail), action=f"{HERE}/{point}/code")
    assert page.heading == "When is it safe to write?"
    page = browser.send(
        {
            "allowed": "yes",
            "wanted": [NoticeFor.MY_ACCOUNT.value],
            "good_time": "evening",
            "subject": "note",
            "who_reads": "My sister",
        },
        action=f"{HERE}/{point}",
    )

    assert page.address.startswith(HERE)
    assert "Saved." in page.main
    assert "Somebody tries to get into my account" in page.main
    kept = services.reach_me.one(actor, point).safe
    assert (kept.allowed, kept.good_time, kept.subject) == (True, GoodTime.EVENING, Subject.NOTE)
    assert kept.who_reads == "My sister"
    assert "1 way is on" in browser.open("/account").main


def test_a_wrong_code_is_said_kindly_and_nothing_is_lost(
    browser: Browser, room: Postroom, jo: Somebody
) -> None:
    sign_in(browser, jo, to=HERE)
    point = added(browser)
    room.work(jo.sign_in().actor)
    code = code_in(room.mails()[0])
    wrong = f"{(int(code) + 1) % 10**6:06}"

    for _ in range(5):
        page = browser.send(code=wrong, action=f"{HERE}/{point}/code", status=422)
        assert "That isn’t the code." in page.main or "can’t be used any more" in page.main
    page = browser.open(f"{HERE}/{point}/code")

    assert "There is no code that you can use now." in page.main
    page = browser.send(action=f"{HERE}/{point}/again")
    assert "A new code is on its way." in page.main


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("mail", "jo at example", "Write an e-mail address"),
        ("text", "0113 496 0000", "Write a UK mobile number"),
        ("post", "Leeds", "Write the name and the address"),
    ],
)
def test_what_is_no_address_is_given_back_to_be_put_right(
    browser: Browser, jo: Somebody, kind: str, typed: str, words: str
) -> None:
    sign_in(browser, jo, to=f"{HERE}/new/{kind}")
    confirm(browser)

    page = browser.send(address=typed, action=f"{HERE}/new/{kind}", status=422)

    assert words in page.main
    assert page.form(action=f"{HERE}/new/{kind}").fields()["address"].strip() == typed


def test_opening_asks_for_the_password_and_keeps_what_was_chosen(
    browser: Browser, services: Services, room: Postroom, jo: Somebody, clock: FrozenClock
) -> None:
    point = reached(room, jo.fresh())
    services.reach_me.stop(jo.sign_in().actor, point.id)
    sign_in(browser, jo, to=f"{HERE}/{point.id}")
    clock.move(timedelta(minutes=6))

    page = browser.send(
        {"allowed": "yes", "wanted": ["my_account"], "who_reads": "Nobody"},
        action=f"{HERE}/{point.id}",
    )
    assert page.heading == "Type your password again"
    page = browser.send(password=PASSWORD, action="/account/confirm")
    assert page.form(action=f"{HERE}/{point.id}").fields()["who_reads"] == "Nobody"
    browser.send(action=f"{HERE}/{point.id}")

    assert services.reach_me.one(jo.sign_in().actor, point.id).safe.allowed


@pytest.mark.parametrize(("how", "left"), [("stop", 1), ("remove", 0)])
def test_closing_is_one_press_without_a_password(
    browser: Browser, room: Postroom, clock: FrozenClock, *, how: str, left: int
) -> None:
    services, jo = room.services, somebody(room.services)
    point = reached(room, jo.fresh())
    sign_in(browser, jo, to=HERE)
    clock.move(timedelta(minutes=6))

    browser.send(action=f"{HERE}/{point.id}/{how}")

    points = services.reach_me.mine(jo.sign_in().actor).points
    assert len(points) == left
    assert not any(one.safe.allowed for one in points)


def test_never_is_one_press_and_says_so(
    browser: Browser, services: Services, room: Postroom, jo: Somebody
) -> None:
    reached(room, jo.fresh())
    sign_in(browser, jo, to=HERE)

    page = browser.send(action=f"{HERE}/never")

    assert "We never write to you outside of here" in page.main
    assert services.reach_me.mine(jo.sign_in().actor).never
    browser.open(f"{HERE}/open")
    confirm(browser)
    page = browser.send(action=f"{HERE}/open")
    assert "We never write to you outside of here" not in page.main


def test_what_came_back_stands_on_the_first_page(
    browser: Browser, services: Services, room: Postroom, jo: Somebody
) -> None:
    point = reached(room, jo.fresh())
    returns_to = services.sending.sender.envelope.returns_to(jo.account.person_id, point.id)
    report = (
        f"To: {returns_to}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nIt came back.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.example.org\r\n\r\n"
        f"Final-Recipient: rfc822; {ADDRESS}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
    )
    services.sending.bounces.take(report.encode())

    sign_in(browser, jo, to="/home")

    assert browser.page
    assert "We can’t reach you by something that you gave us" in browser.page.main
    page = browser.open(HERE)
    assert "Came back" in page.main
    assert page.links()["Show that it works jo.marsh@example.org"].endswith("/code")


def test_the_page_shows_the_very_words_that_would_leave(
    browser: Browser, room: Postroom, jo: Somebody
) -> None:
    point = reached(room, jo.fresh(), safe=ANY_TIME)
    sign_in(browser, jo, to=f"{HERE}/{point.id}")

    assert browser.page
    assert "Something new is waiting for you. Sign in when it suits you." in browser.page.main


def test_an_address_of_somebody_else_is_not_there(
    browser: Browser, services: Services, room: Postroom, jo: Somebody
) -> None:
    point = reached(room, somebody(services).fresh())
    sign_in(browser, jo)

    browser.open(f"{HERE}/{point.id}", status=404)
    browser.open(f"{HERE}/{an_operation()}", status=404)
