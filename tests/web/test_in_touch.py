"""Being in touch page by page, without scripts: nothing typed is lost, every end is one page."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from network.bootstrap import Services
from network.claims.checks import Check
from network.clock import FrozenClock
from network.connections.kinds import State
from network.consent.kinds import VetoKind
from network.ties.model import MOST_CODES
from tests.accounts import Somebody, somebody
from tests.maps import Owner, key_worker
from tests.network.ties.test_in_touch import CAUSES, stop
from tests.ties import SAID, TWO_DAYS, an_operation, grown, handed_over, said_yes, tied
from tests.web.pages import Browser, Page
from tests.web.test_past_shown import surely_at_home

DOG = Check(question="What was the dog called?", answers=("Buster",))
DIFFERS = re.compile(rb'nonce="[^"]*"|name="(csrf|op_id)" value="[^"]*"')


@pytest.fixture
def ade(services: Services) -> Somebody:
    return grown(services)


@pytest.fixture
def sandra(services: Services) -> Somebody:
    return grown(services)


@pytest.fixture
def together(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> tuple[Somebody, Somebody]:
    """Two who are in touch, and have both seen it."""
    tied(services, clock, ade, sandra)
    for who in (ade, sandra):
        services.ties.in_touch.all(who.fresh())
    return ade, sandra


def bytes_of(response: TestResponse) -> tuple[int, bytes]:
    return response.status_code, DIFFERS.sub(b"", response.data)


def whole(page: Page) -> tuple[int, bytes]:
    return bytes_of(page.response)


def choose(browser: Browser, code: str, reply: str) -> Page:
    """Type a code, and go the whole way to a choice."""
    browser.open("/in-touch/code")
    browser.send({"code": code}, button="Go on")
    browser.send({"who": "yes"}, button="Go on")
    browser.send({}, button="Go on")
    browser.send({}, button="Go on to the choice")
    return browser.send({"reply": reply}, button="Go on")


def on_map(services: Services, who: Somebody, name: str = "Sandra") -> str:
    one = key_worker(name)
    Owner(services.maps, who.fresh()).put(one)
    return one.id


def test_from_somebody_on_my_map_the_form_knows_who_it_is(
    app: Flask, services: Services, ade: Somebody
) -> None:
    one, browser = on_map(services, ade), surely_at_home(app, ade)

    page = browser.open(f"/map/people/{one}")
    page = browser.open(page.links()["Get back in touch with Sandra"])

    assert page.form(action="/in-touch/codes/new").fields()["called"] == "Sandra"


def test_somebody_whom_i_never_want_to_see_again_is_not_offered(
    app: Flask, services: Services, ade: Somebody
) -> None:
    one = replace(key_worker("Ray"), state=State.NEVER)
    Owner(services.maps, ade.fresh()).put(one)

    page = surely_at_home(app, ade).open(f"/map/people/{one.id}")

    assert not [words for words in page.links() if words.startswith("Get back in touch")]


def test_a_code_without_a_name_is_asked_for_again_with_everything_typed(
    app: Flask, ade: Somebody
) -> None:
    browser = surely_at_home(app, ade)
    browser.open("/in-touch/codes/new")

    page = browser.send(
        {"called": "Sandra", "me": "", "words": "Thank you.", "question": "Dog?", "answers": ""},
        button="Make the code",
        status=422,
    )

    kept = page.form(action="/in-touch/codes/new").fields()
    assert (kept["called"], kept["words"], kept["question"]) == ("Sandra", "Thank you.", "Dog?")
    for words in ("Write the name they know you by.", "Write at least one answer"):
        assert words in page.main


def test_when_there_are_too_many_codes_the_page_says_what_to_do(
    app: Flask, services: Services, ade: Somebody
) -> None:
    for _ in range(MOST_CODES):
        handed_over(services, ade)
    browser = surely_at_home(app, ade)
    browser.open("/in-touch/codes/new")

    page = browser.send({"called": "Jo", "me": "Ade"}, button="Make the code", status=422)

    assert "Take one back first" in page.main


def test_the_sheet_says_nothing_about_anybody(
    app: Flask, services: Services, ade: Somebody
) -> None:
    made = handed_over(services, ade)

    page = surely_at_home(app, ade).open(f"/in-touch/codes/{made.line.id}/paper")

    assert made.code in page.main
    for words in (SAID.called, SAID.me, SAID.words, "Rowan", "care"):
        assert words not in page.main


def test_whoever_has_a_paper_reads_what_it_is_before_anything_is_asked(app: Flask) -> None:
    page = Browser(app).open("/code")

    assert "You don’t have to do anything." in page.main
    assert page.links()["Make an account"] == "/sign-up"


@pytest.mark.parametrize("how", ["wrong", "dropped", "used", "blocked", "closed", "wrong answer"])
def test_every_end_of_a_code_is_one_and_the_same_page(
    app: Flask, services: Services, ade: Somebody, sandra: Somebody, how: str
) -> None:
    made = handed_over(services, ade, DOG if how == "wrong answer" else None)
    code = "ZZZZ-ZZZZ-ZZZZ-ZZZZ" if how == "wrong" else made.code
    if how == "dropped":
        services.ties.codes.drop(ade.fresh(), made.line.id)
    elif how == "used":
        services.ties.answering.again(somebody(services).fresh(), code)
    elif how == "blocked":
        services.consent.narrowing.block(ade.fresh(), sandra.account.person_id, an_operation())
    elif how == "closed":
        services.consent.narrowing.veto(ade.fresh(), an_operation(), VetoKind.ABSOLUTE)
    browser = surely_at_home(app, sandra)
    end = whole(browser.open("/in-touch/code/end"))
    browser.open("/in-touch/code")

    page = browser.send({"code": code}, button="Go on")
    if how == "wrong answer":
        page = browser.send({"answer": "Rex"}, button="Send")

    assert whole(page) == end


def test_a_yes_without_the_quiet_answer_keeps_what_was_typed(
    app: Flask, services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made, browser = handed_over(services, ade), surely_at_home(app, sandra)
    choose(browser, made.code, "yes")

    page = browser.send(
        {"me": "Sandra", "words": "Hello."}, button="Yes, I would like that", status=422
    )

    kept = page.form(action="/in-touch/code/yes").fields()
    assert (kept["me"], kept["words"]) == ("Sandra", "Hello.")


def test_first_words_that_nobody_may_pass_on_are_said_to_be_so_and_kept(
    app: Flask, services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made, browser = handed_over(services, ade), surely_at_home(app, sandra)
    choose(browser, made.code, "yes")
    words = "Ring me on 07700 900123."

    page = browser.send(
        {"me": "Sandra", "words": words, "secret": "no"},
        button="Yes, I would like that",
        status=422,
    )

    assert "So leave out addresses, numbers" in page.main
    kept = page.form(action="/in-touch/code/yes").fields()
    assert (kept["me"], kept["words"]) == ("Sandra", words)


def test_no_shows_the_end_and_its_giver_nothing(
    app: Flask, services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    hers = surely_at_home(app, ade)
    before = whole(hers.open(f"/in-touch/codes/{made.line.id}"))
    browser = surely_at_home(app, sandra)
    choose(browser, made.code, "no")

    page = browser.send({}, button="No, thank you")

    assert page.heading == "Thank you"
    assert whole(hers.open(f"/in-touch/codes/{made.line.id}")) == before


def test_a_yes_that_can_be_heard_waits_on_the_page_of_today(
    app: Flask, services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    said_yes(services, sandra, made.code)
    assert "said yes" not in surely_at_home(app, ade).open("/home").main

    clock.move(TWO_DAYS)

    page = surely_at_home(app, ade).open("/home")
    assert "Somebody has said yes to you" in page.main


def become(services: Services, ade: Somebody, sandra: Somebody, code: str, what: str) -> None:
    """Let something become of a code."""
    if what != "nothing":
        services.ties.answering.again(sandra.fresh(), code)
    if what == "left":
        services.ties.answering.leave(sandra.fresh(), code)
    elif what in {"said yes", "blocked"}:
        said_yes(services, sandra, code)
    if what == "blocked":
        services.consent.narrowing.block(sandra.fresh(), ade.account.person_id, an_operation())


@pytest.mark.parametrize("what", ["nothing", "typed", "said yes", "left", "blocked"])
def test_what_became_of_a_code_changes_no_byte_of_any_page_of_its_owner(
    app: Flask, services: Services, ade: Somebody, sandra: Somebody, what: str
) -> None:
    made = handed_over(services, ade)
    browser = surely_at_home(app, ade)
    addresses = ("/in-touch", f"/in-touch/codes/{made.line.id}", "/home")
    before = [whole(browser.open(address)) for address in addresses]

    become(services, ade, sandra, made.code, what)

    assert [whole(browser.open(address)) for address in addresses] == before


def test_every_cause_of_a_stop_gives_the_other_one_the_same_bytes(
    app: Flask, services: Services, clock: FrozenClock, ade: Somebody
) -> None:
    shown, known = set[bytes](), set[str]()
    for how in CAUSES:
        sandra = grown(services)
        tied(services, clock, ade, sandra)
        services.ties.in_touch.all(sandra.fresh())
        [tie] = [one for one in services.ties.in_touch.all(ade.fresh()) if one.id not in known]
        stop(services, clock, sandra, ade, how)
        page = surely_at_home(app, ade).open(f"/in-touch/{tie.id}")
        assert "This connection is paused" in page.main
        shown.add(whole(page)[1].replace(tie.id.encode(), b"tie"))
        known.add(tie.id)

    assert len(shown) == 1


def test_ended_on_the_page_it_can_be_begun_again_in_two_days(
    app: Flask, together: tuple[Somebody, Somebody]
) -> None:
    browser = surely_at_home(app, together[0])
    page = browser.open("/in-touch")
    browser.open(page.links()["Sandra from Elm Road"])

    page = browser.send({}, button="End it")
    assert "Your own yes has ended." in page.main
    browser.open(page.links()["Say yes again"])
    page = browser.send({"secret": "no"}, button="Yes, I would like that")

    assert "You said yes again." in page.main


def test_what_worries_somebody_reaches_human_beings_in_two_taps(
    app: Flask, together: tuple[Somebody, Somebody]
) -> None:
    browser = surely_at_home(app, together[0])
    browser.open(browser.open("/in-touch").links()["Sandra from Elm Road"])

    page = browser.send({}, button="This worries me")

    assert "What you told us" in page.main
