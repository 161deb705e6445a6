"""Showing a past page by page, without scripts; and that every end of a code is one page."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from network.actor import Capacity
from network.bootstrap import Services
from network.claims.checks import Check
from network.claims.model import Claim
from network.clock import FrozenClock
from network.connections.kinds import Kind
from network.consent.kinds import Channel
from network.consent.lives import Evidence, Level
from network.story.model import Words
from network.willingness.model import Terms
from tests.accounts import PASSWORD, Somebody, somebody
from tests.maps import a_step
from tests.network.claims.test_standing_up import ENDS, Scene
from tests.pasts import BORN, SAID, OnList, handed_over, of_age, on_a_list, said, seen
from tests.web.at_home import at_home
from tests.web.pages import Browser
from tests.web.test_work import wearing

DOG = Check(question="What was the dog called?", answers=("Buster",))
DIFFERS = re.compile(rb'nonce="[^"]*"|name="csrf" value="[^"]*"')
OF_ONE_REQUEST = frozenset({"date", "x-request-id", "content-security-policy", "set-cookie"})
HAT = Capacity.IN_TOUCH_WORKER


def surely_at_home(app: Flask, who: Somebody) -> Browser:
    """Somebody who has typed their password just now."""
    started = who.services.sessions.step_up(who.sign_in().actor, PASSWORD)
    browser = Browser(app)
    browser.client.set_cookie("rowan", started.token, domain="localhost")
    return browser


@pytest.fixture
def mo(services: Services) -> Somebody:
    return of_age(services)


@pytest.fixture
def shanice(services: Services) -> Somebody:
    return somebody(services)


@pytest.fixture
def claim(services: Services, mo: Somebody) -> Claim:
    return said(services, mo.fresh())


@pytest.fixture
def scene(
    services: Services, mo: Somebody, shanice: Somebody, claim: Claim, clock: FrozenClock
) -> Scene:
    return Scene(services, mo, shanice, claim, clock)


@pytest.fixture
def there(services: Services) -> OnList:
    return on_a_list(services)


@pytest.fixture
def worker(app: Flask, there: OnList) -> Browser:
    """The worker at a browser, with a hat on."""
    return wearing(app, there.staff, HAT)


def levels(services: Services, who: Somebody) -> list[Level]:
    return [shown for _, shown in services.claims.mine(who.fresh())]


def test_an_organisation_is_asked_looks_answers_and_takes_it_back(
    app: Flask, services: Services, there: OnList, worker: Browser
) -> None:
    claim = said(services, there.person.fresh())
    browser, _ = at_home(app, services, there.person)
    page = browser.open(f"/past/{claim.id}/ask")
    assert SAID.words in page.main
    page = browser.send(place=there.on_list, action=f"/past/{claim.id}/ask")
    assert "Nobody has answered yet" in page.main

    worker.open(f"/at-work/people/{there.on_list}/pasts")
    worker.send(button="Open")
    page = worker.send(button=f"Read it {SAID.who}")
    assert SAID.words in page.main
    actions = [str(form.get("action")) for form in page.all("form")]
    [answer] = [action for action in actions if action.endswith("/answer")]
    page = worker.send({"state": "seen"}, action=answer, status=422)
    assert "Choose where you saw it." in page.main
    assert SAID.words in page.main
    worker.send({"record": "staff_record", "words": "On the rota."}, action=answer)

    page = browser.open(f"/past/{claim.id}/shown")
    said_there = ("They have seen it in their records", "On the rota.", "Kit, on")
    for words in (*said_there, "Seen in an organisation"):
        assert words in page.main
    worker.open(f"/at-work/people/{there.on_list}/pasts")
    worker.send(button="Open")
    worker.send(button=f"Read it {SAID.who}")
    worker.follow("That was wrong: take it back")
    worker.send(reason="It was another Mo.", button="Take it back")

    page = browser.open(f"/past/{claim.id}/shown")
    assert "It was another Mo." in page.main
    assert levels(services, there.person) == [Level.SAID]
    assert "wrote down what they know" in browser.open("/account/who-looked").main


def test_a_worker_asks_and_right_wrong_and_used_up_end_in_the_same_page(
    app: Flask, services: Services, there: OnList, worker: Browser
) -> None:
    me = there.person.fresh()
    claim = said(services, me)
    asked = services.pasts.asking.ask(me, claim.id, there.on_list)
    address = f"/at-work/people/{there.on_list}/pasts/{asked}/question"
    worker.open(address)
    assert "Write what to ask." in worker.send(action=address, status=422).main
    worker.send(question=DOG.question, answers="Buster", action=address)
    browser, _ = at_home(app, services, there.person)
    ends = set()

    for typed in ("Rex", "Buster", "Rex again", "Buster"):
        browser.open(f"/past/{claim.id}/asked/{asked}/answer")
        page = browser.send(answer=typed)
        assert "We have kept what you wrote." in page.main
        ends.add((page.status, DIFFERS.sub(b"", page.response.get_data())))

    assert len(ends) == 1
    worker.open(f"/at-work/people/{there.on_list}/pasts")
    worker.send(button="Open")
    page = worker.send(button=f"Read it {SAID.who}")
    assert "They answered it rightly. Tries: 2" in page.main


def test_a_code_is_made_handed_over_and_the_other_one_agrees(
    app: Flask, services: Services, mo: Somebody, shanice: Somebody, claim: Claim
) -> None:
    his = surely_at_home(app, mo)
    address = f"/past/{claim.id}/code/the_other"
    his.open(address)
    assert (
        "Write at least one answer"
        in his.send(question=DOG.question, action=address, status=422).main
    )
    page = his.send(answers="Buster", action=address)
    assert DOG.question in page.main
    [made] = services.pasts.codes.mine(mo.fresh())
    assert made.code in page.main

    hers, _ = at_home(app, services, shanice)
    hers.open("/past/code")
    page = hers.send(code=made.code)
    assert DOG.question in page.main
    assert SAID.words not in page.text
    assert made.code not in page.address
    page = hers.send(answer="buster")
    assert SAID.words in page.main
    assert "Choose one." in hers.send(button="Go on", status=422).main
    page = hers.send(says="agree")
    assert page.heading == "What I have said for others"

    assert "The other one says so too" in his.open(f"/past/{claim.id}/shown").main
    assert levels(services, mo) == [Level.CONFIRMED]
    hers.send(button="Take it back Mo")
    assert levels(services, mo) == [Level.SAID]


@pytest.mark.parametrize("says", ["no", "differently"])
def test_a_no_and_saying_it_differently_leave_his_page_as_it_was(
    app: Flask, mo: Somebody, shanice: Somebody, claim: Claim, says: str
) -> None:
    services = mo.services
    code = handed_over(services, mo, claim)
    his, _ = at_home(app, services, mo)
    before = his.open(f"/past/{claim.id}/shown").main
    hers, _ = at_home(app, services, shanice)
    hers.open("/past/code")
    hers.send(code=code)

    page = hers.send(says=says)

    assert page.heading == ("Thank you" if says == "no" else "How I know somebody")
    assert his.open(f"/past/{claim.id}/shown").main == before


def test_somebody_stands_up_for_him_and_is_told_beforehand_what_counts(
    app: Flask, services: Services, mo: Somebody, shanice: Somebody, claim: Claim
) -> None:
    his = surely_at_home(app, mo)
    his.open(f"/past/{claim.id}/code/a_voucher")
    his.send(button="Make the code")
    [made] = services.pasts.codes.mine(mo.fresh())
    hers, _ = at_home(app, services, shanice)
    hers.open("/past/code")
    page = hers.send(code=made.code)
    assert "your word counts for nothing here" in page.main
    page = hers.send({"tie": "friend"}, button="Stand up for them", status=422)
    assert "Write how you know that it is so." in page.main
    assert page.form(action="/past/code/vouch").fields()["tie"] == "friend"

    hers.send({"known_for": "over_five_years", "words": "We lived next door."})

    assert "We lived next door." in his.open(f"/past/{claim.id}/shown").main


@pytest.mark.parametrize("end", [*ENDS, "answered wrongly"])
def test_every_end_of_a_code_is_one_page_to_the_byte(app: Flask, scene: Scene, end: str) -> None:
    services, mo, shanice, claim = scene.services, scene.mo, scene.she, scene.claim
    wrongly = end == "answered wrongly"
    code = handed_over(services, mo, claim, check=DOG) if wrongly else ENDS[end](scene)
    browser, _ = at_home(app, services, shanice)
    browser.open("/past/code")
    page = browser.send(code=code)
    if wrongly:
        page = browser.send(answer="Rex")
    found = page.response
    browser.open("/past/code")

    other = browser.send(code="ZZZZ-ZZZZ-ZZZZ-ZZZZ").response

    assert _told(found) == _told(other)


def _told(response: TestResponse) -> tuple[object, ...]:
    headers = {
        (name.lower(), value)
        for name, value in response.headers
        if name.lower() not in OF_ONE_REQUEST
    }
    return response.status_code, frozenset(headers), DIFFERS.sub(b"", response.get_data())


def test_too_many_tries_are_put_off(app: Flask, services: Services, shanice: Somebody) -> None:
    browser, _ = at_home(app, services, shanice)
    for _time in range(5):
        browser.open("/past/code")
        browser.send(code="ABCD")
    browser.open("/past/code")

    browser.send(code="ABCD", status=429)


@pytest.mark.parametrize("born", ["17/5/1984", "18/5/1984"])
def test_same_and_other_birthday_are_one_page_to_the_worker(
    app: Flask, services: Services, there: OnList, worker: Browser, born: str
) -> None:
    me = there.person.fresh()
    services.about_me.keep(me, names=["Mo"], former_names=[], born=BORN)
    address = f"/at-work/people/{there.on_list}/born"
    worker.open(address)
    assert (
        "Write the day, the month and the year"
        in worker.send(born="long ago", action=address, status=422).main
    )

    page = worker.send(born=born, source="passport", action=address)

    assert (page.heading, "1984" in page.main) == ("Kept", False)
    same = born == "17/5/1984"
    browser, _ = at_home(app, services, there.person)
    mine = browser.open("/account/about-me").main
    assert ("Something differs" in mine) == (not same)
    assert ("has seen your birthday" in mine) == same
    expected = Evidence.DOCUMENT if same else Evidence.CLAIMED
    assert services.about_me.mine(me).evidence is expected
    worker.open(f"{address}/take-back")
    worker.send(reason="The wrong file.", button="Take it back")
    assert "The wrong file." in browser.open("/account/about-me").main


def test_those_who_answer_for_an_organisation_take_back_without_reading_the_words(
    app: Flask, services: Services, there: OnList
) -> None:
    claim = said(services, there.person.fresh())
    seen(services, there, claim)
    lead = wearing(app, there.place.second, Capacity.SAFEGUARDING_LEAD)
    page = lead.open("/at-work/stood-for")
    assert "Jo" in page.main
    assert SAID.who not in page.text
    page = wearing(app, there.place.first, Capacity.ADMINISTRATOR).open("/at-work/stood-for")
    assert "Jo" not in page.main

    lead.follow("Take it back Jo")
    page = lead.send(reason="The wrong file.", button="Take it back")

    assert "Taken back" in page.main
    assert levels(services, there.person) == [Level.SAID]


def shown_card(app: Flask, there: OnList, *, pressed: bool) -> Browser:
    """Somebody who has shown their card to the worker for 30 days."""
    services = there.person.services
    services.story.cards.write(there.person.fresh(), Words(know="I like to walk."), base=0)
    browser = surely_at_home(app, there.person)
    browser.open("/story/show")
    browser.send(helper=there.on_list, days="30", secret="yes" if pressed else "no")
    return browser


def test_a_card_is_shown_read_and_taken_back_at_once(
    app: Flask, services: Services, there: OnList, clock: FrozenClock
) -> None:
    browser = shown_card(app, there, pressed=False)
    assert browser.page
    assert "Has not read it." in browser.page.main
    clock.move(timedelta(days=3))
    worker = wearing(app, there.staff, HAT)
    worker.open(f"/at-work/people/{there.on_list}")
    worker.send(purpose="life_story", button="Open")

    page = worker.send(button="Read their card")

    assert "I like to walk." in page.main
    browser, _ = at_home(app, services, there.person)
    assert "Has read it: 1" in browser.open("/story").main
    browser.send(button="Take it back now Kit")
    worker.open(f"/at-work/people/{there.on_list}")
    worker.send(purpose="life_story", button="Open")
    assert worker.send(button="Read their card", status=403).heading == "No card to read"


def test_under_pressure_it_looks_the_same_and_nobody_ever_reads_it(
    app: Flask, services: Services, there: OnList, clock: FrozenClock
) -> None:
    other = on_a_list(services)
    pages = [
        shown_card(app, one, pressed=pressed).page
        for one, pressed in ((there, True), (other, False))
    ]
    assert pages[0]
    assert pages[1]
    assert pages[0].main == pages[1].main
    clock.move(timedelta(days=3))
    worker = wearing(app, there.staff, HAT)
    worker.open(f"/at-work/people/{there.on_list}")
    worker.send(purpose="life_story", button="Open")

    worker.send(button="Read their card", status=403)

    assert "pressed" not in str(services.story.cards.everything(there.person.fresh()))


def test_what_is_missing_on_the_card_page_is_said(app: Flask, there: OnList) -> None:
    there.person.services.story.cards.write(there.person.fresh(), Words(know="Walks."), base=0)
    browser = surely_at_home(app, there.person)
    browser.open("/story/show")

    page = browser.send(action="/story/show", status=422)

    assert "Choose who may read it." in page.main
    assert "Choose for how long." in page.main


def test_nothing_of_word_that_was_left_shows_through_anybody_else(
    app: Flask, services: Services, mo: Somebody, shanice: Somebody, claim: Claim
) -> None:
    """Whether the other one has left word changes no page of a code, nor of whoever gave it."""
    his, _ = at_home(app, services, mo)
    code = handed_over(services, mo, claim)
    hers, _ = at_home(app, services, shanice)
    before = his.open(f"/past/{claim.id}/shown").main, his.open("/past").main
    me = shanice.fresh()

    for kind in (
        Kind.FOSTER_CARER,
        Kind.KEY_WORKER,
        Kind.MUM,
        Kind.GRANDPARENT,
        Kind.BROTHER_OR_SISTER,
    ):
        terms = Terms(
            kind=kind, who="Mo", channels=(Channel.IN_APP,), message="I still think of you."
        )
        services.willing.say(me, a_step(), terms)

    assert (his.open(f"/past/{claim.id}/shown").main, his.open("/past").main) == before
    hers.open("/past/code")
    assert "think of you" not in hers.send(code=code).main
