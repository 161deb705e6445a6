"""What people at work write down about a life, page by page; and the person's own side of it."""

import pytest
from flask import Flask

from network.actor import Capacity
from network.bootstrap import Services
from network.consent.lives import AdoptionState, DeathState
from network.desk.model import DeskKind
from network.identity import new_id
from network.work.kinds import CodeKind
from tests.accounts import PASSWORD, somebody
from tests.network.safeguarding.people import FOURTEEN, Office, OnList, an_operation
from tests.web.at_home import at_home
from tests.web.pages import Browser, Page
from tests.web.test_work import wearing

WORKER, LEAD = Capacity.COORDINATOR, Capacity.SAFEGUARDING_LEAD
SAID = "What was said about a death"


@pytest.fixture
def office(services: Services) -> Office:
    return Office.open(services)


@pytest.fixture
def jo(office: Office) -> OnList:
    return office.on_list()


@pytest.fixture
def kit(app: Flask, office: Office) -> Browser:
    """The worker at a browser."""
    return wearing(app, office.kit, WORKER)


@pytest.fixture
def lead(app: Flask, office: Office) -> Browser:
    return wearing(app, office.place.second, LEAD)


@pytest.fixture
def bea(app: Flask, office: Office) -> Browser:
    """The second lead at a browser."""
    return wearing(app, office.bea, LEAD)


def life(jo: OnList, *more: str) -> str:
    return "/".join((f"/at-work/people/{jo.place}/life", *more))


def report(kit: Browser, jo: OnList) -> Page:
    kit.open(life(jo, "death"))
    return kit.send(button="Pass it on", heard="family", words="Her daughter called.")


def test_their_life_is_a_page_with_one_thing_each(kit: Browser, jo: OnList) -> None:
    page = kit.open("/at-work/people").links()
    page = kit.open(life(jo)).links()

    for address in {href for href in page.values() if "/life/" in href}:
        assert kit.open(address).heading == "Their life"


def test_a_death_goes_from_a_worker_to_two_leads(
    kit: Browser, lead: Browser, bea: Browser, jo: OnList, office: Office
) -> None:
    report(kit, jo)
    assert "have died" in lead.open("/at-work/lives").main
    page = lead.open(f"/at-work/lives/{jo.place}/death")
    assert "Her daughter called." in page.main
    lead.send(button="Keep this", proof="certificate")
    assert "has to see it too" in lead.open(f"/at-work/lives/{jo.place}/death").main

    bea.open(f"/at-work/lives/{jo.place}/death")
    bea.send(button="I have seen it too: they have died")

    assert office.life(jo.id).death.state is DeathState.VERIFIED
    assert "See who is to be told" in lead.open("/at-work/lives").main


def test_what_a_worker_sees_is_the_same_whatever_was_said(kit: Browser, jo: OnList) -> None:
    pages = [life(jo), life(jo, "death"), life(jo, "decides-first")]
    before = [kit.open(address).main for address in pages]
    report(kit, jo)
    kit.open(life(jo, "decides-first"))
    kit.send(button="Write it down")

    assert [kit.open(address).main for address in pages] == before


def test_a_death_needs_to_say_how_it_was_heard(kit: Browser, jo: OnList, office: Office) -> None:
    kit.open(life(jo, "death"))
    page = kit.send(button="Pass it on", words="Somebody wrote it on a wall.", status=422)

    assert "Choose how you heard it." in page.main
    assert "Somebody wrote it on a wall." in page.html
    assert office.life(jo.id).death.state is DeathState.LIVING


def test_the_person_is_told_kindly_and_says_that_they_are_here(
    app: Flask, kit: Browser, lead: Browser, jo: OnList, office: Office
) -> None:
    me, _ = at_home(app, office.services, jo.who)
    assert me.open("/still-here").heading == "All is well"
    report(kit, jo)
    notice = me.open("/map")
    assert "There is a mistake about you" in notice.main
    page = me.open("/still-here")
    assert "Somebody has told us that you had died" in page.main
    assert "Kit" not in page.text
    assert "Oakway" not in page.text

    page = me.send(button="I am here")

    assert "We know that you are here" in page.main
    assert DeskKind.STILL_HERE in office.waits()
    first = lead.open("/at-work/lives")
    assert "said that they are here" in first.main
    lead.open(f"/at-work/lives/{jo.place}/death")
    lead.send(button="They are alive")
    assert me.open("/still-here").heading == "All is well"
    assert "There is a mistake about you" not in me.open("/map").main


def test_nothing_of_it_shows_on_a_helpers_screen(
    app: Flask, kit: Browser, jo: OnList, office: Office
) -> None:
    report(kit, jo)
    with_me, work = office.services.work.with_me, office.services.work
    code = with_me.make_code(jo.who.fresh(), new_id(), CodeKind.HELP_ME_NOW).code
    started = work.helping.begin(office.worker, code)
    browser = Browser(app)
    browser.client.set_cookie("rowan", started.token, domain="localhost")

    assert "mistake about you" not in browser.open("/map").main


def test_an_adoption_is_attested_by_two_and_seen_by_leads_alone(
    kit: Browser, lead: Browser, bea: Browser, jo: OnList, office: Office
) -> None:
    kit.open(life(jo, "decides-first"))
    kit.send(button="Write it down")
    lead.open(f"/at-work/lives/{jo.place}/decides-first")
    lead.send(button="I have seen that it is so")
    bea.open(f"/at-work/lives/{jo.place}/decides-first")
    bea.send(button="I have seen that it is so")

    assert office.life(jo.id).adoption.state is AdoptionState.ATTESTED
    kit.open(f"/at-work/lives/{jo.place}/decides-first", status=403)
    kit.open("/at-work/lives", status=403)


def test_a_child_is_settled_page_by_page_and_arranged_by_two(
    kit: Browser, lead: Browser, jo: OnList, office: Office
) -> None:
    keisha = office.on_list(born=FOURTEEN, known_as="Keisha")
    kit.open(life(keisha, "with-one"))
    page = kit.send(button="Go on", other=jo.place)
    assert "Schedule 2, paragraph 15" in page.main
    base = life(keisha, "with-one", jo.place)
    day = "14/3/2026"
    for fact, typed in (
        ("status", {"status": "care_order"}),
        ("view", {"view": "wants", "on": day}),
        ("council", {"position": "agrees", "on": day}),
        ("responsible", {"called": "Mum", "kind": "mother", "position": "agrees", "on": day}),
    ):
        kit.open(f"{base}/{fact}")
        kit.send(typed, button="Keep it")
    assert "Everybody who must agree has" in kit.open(base).main
    kit.open(f"{base}/arrange")
    kit.send(
        button="Ask somebody else to agree", channels="worker_post", times="2", until="1/9/2026"
    )
    assert "Somebody else has to agree" in kit.open(base).main

    lead.open(base)
    lead.send(button="I have looked at all of this, and I agree")

    assert "Two of you have agreed" in kit.open(base).main
    kit.send(button="End it now")
    assert office.between(keisha.id, jo.id).arrangements[0].ended_at is not None


WRONG = {
    "status": ({}, "Choose one."),
    "view": ({"view": "wants", "on": "1/1/2030"}, "still to come"),
    "council": ({"position": "agrees"}, "Write the day"),
    "responsible": ({"called": "Mum"}, "Choose by what right."),
    "competence": (
        {"can": "yes", "assessed_on": "1/3/2026", "review_on": "1/3/2029", "reasons": "Mum"},
        "within a year",
    ),
}


@pytest.mark.parametrize("fact", WRONG)
def test_bad_input_about_a_child_is_said_and_nothing_is_lost(
    kit: Browser, jo: OnList, office: Office, fact: str
) -> None:
    typed, words = WRONG[fact]
    keisha = office.on_list(born=FOURTEEN, known_as="Keisha")
    kit.open(life(keisha, "with-one", jo.place, fact))

    page = kit.send(typed, button="Keep it", status=422)

    assert words in page.main
    assert ("Mum" in page.html) == ("Mum" in typed.values())


def test_only_somebody_on_a_list_can_be_chosen(kit: Browser, jo: OnList, office: Office) -> None:
    office.on_list(known_as="Sam")
    kit.open(life(jo, "with-one"))

    page = kit.send(button="Go on", other="", status=422)

    assert "Choose who." in page.main


def test_a_decision_is_written_down_with_help_advocate_and_day(
    kit: Browser, jo: OnList, office: Office
) -> None:
    kit.open(life(jo, "decisions", "new"))
    page = kit.send(
        button="Keep it", decision="Whether to write to her brother", can="no", status=422
    )
    assert "Write what was done to help them decide." in page.main
    page = kit.send(
        button="Keep it",
        help_given="Pictures and time.",
        reasons="She could not hold on to it.",
        assessed_by="Dr Pell",
        assessed_on="1/3/2026",
        review_on="1/9/2026",
        advocate="Ina Moor",
        deputy="Cora Reed",
    )

    for words in ("Whether to write to her brother", "Ina Moor", "Cora Reed", "No relative"):
        assert words in page.main


def test_who_is_to_be_told_is_told_by_a_named_worker(
    kit: Browser, lead: Browser, bea: Browser, jo: OnList, office: Office
) -> None:
    marcus = office.on_list(known_as="Marcus")
    office.put_between(jo.id, marcus.id, were_tied=True)
    report(kit, jo)
    lead.open(f"/at-work/lives/{jo.place}/death")
    lead.send(button="Keep this", proof="register")
    bea.open(f"/at-work/lives/{jo.place}/death")
    bea.send(button="I have seen it too: they have died")
    assert "nothing that you were asked to tell" in kit.open(life(marcus, "tell")).main
    lead.open(f"/at-work/lives/{jo.place}/tell")
    lead.send(button="Ask Kit to tell them Marcus")

    page = kit.open(life(marcus, "tell"))
    assert "Jo has died" in page.main
    page = kit.send(button="I have spoken with them")

    assert "You have told them" in page.main


EASY = ("/account/organisations/code/work_with_me", "/account/organisations/code/help_me_now")


def test_easy_words_stand_before_pages_once_they_are_turned_on(
    app: Flask, services: Services
) -> None:
    browser, owner = at_home(app, services)
    started = services.sessions.step_up(owner.actor, PASSWORD)
    browser.client.set_cookie("rowan", started.token, domain="localhost")
    addresses = (*EASY, "/safe", "/story")
    assert not any("rowan-easy" in browser.open(one).html for one in addresses)
    browser.open("/account/easy-words")
    browser.send(button="Save", easy="yes")

    for address in addresses:
        page = browser.open(address)
        assert page.all("section", class_="rowan-easy"), address
        lines = page.all("li", class_="rowan-easy__line")
        assert len(lines) >= 5
        assert all(line.find(".//{http://www.w3.org/1999/xhtml}img") is not None for line in lines)
    browser.open("/account/easy-words")
    browser.send(button="Save", easy=None)
    assert "rowan-easy" not in browser.open("/safe").html


def test_nobody_is_told_that_easy_words_are_on(services: Services) -> None:
    jo = somebody(services)
    before = len(services.audit.who_looked(jo.fresh()))
    services.accounts.use_easy_words(jo.fresh(), on=True)

    assert services.accounts.mine(jo.fresh()).easy_words
    assert len(services.audit.who_looked(jo.fresh())) == before


@pytest.mark.parametrize("address", ["/other-ways", "/safe/one-by-one"])
def test_the_ways_on_are_the_same_words_for_everybody(
    app: Flask, office: Office, jo: OnList, address: str
) -> None:
    me, _ = at_home(app, office.services, jo.who)
    before = me.open(address).main
    office.services.lives.adoptions.report(office.worker, jo.place, an_operation())

    assert me.open(address).main == before
    assert "adopt" not in me.open(address).title.casefold()
