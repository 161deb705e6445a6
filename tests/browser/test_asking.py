"""Asking for somebody on a phone: stories 2 and 17 of the field, as far as asking goes."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from network.actor import Capacity
from network.connections.kinds import Kind
from network.consent.kinds import Channel
from network.desk import store as desk
from network.desk.model import DeskKind
from network.willingness.model import Terms
from tests.accounts import somebody as sign_up
from tests.asking import HAT, a_lead, a_line, on_the_map
from tests.browser.conftest import Opens
from tests.browser.looking import judge
from tests.browser.site import Site
from tests.browser.test_pasts import AWAY, STREAMS, Made, press
from tests.maps import a_step
from tests.pasts import BORN, OnList, on_a_list
from tests.servers import TestServer, connected
from tests.work import taken_on

ASKED = """
MATCH (task:Task) WHERE task.kind IN ['pattern', 'crisis', 'lead_stopped'] DETACH DELETE task
"""
DIFFERS = re.compile(r'nonce="[^"]*"|name="csrf" value="[^"]*"|name="op_id" value="[^"]*"')
KEISHA = "Keisha Brown"


@pytest.fixture
def made(site: Site, server: TestServer) -> Iterator[Made]:
    """Organisations are read by everybody: none of these may stay in a store that others use."""
    making = Made(site)
    yield making
    with connected(server) as driver, driver.session() as session:
        session.run(AWAY, places=making.places).consume()
        session.run(STREAMS, places=making.places).consume()
        session.run(ASKED).consume()


def carried(made: Made, place_name: str = "Oakway") -> OnList:
    """Somebody on a coordinator's list."""
    there = on_a_list(made.services, place=made.place(place_name), hat=HAT)
    made.at_home(there.staff.who)
    made.at_home(there.person)
    return there


def ask(page: Page, *, why: str = "", name: str = "Ade") -> None:
    """Fill the one page in, and send it."""
    page.locator("input[name=whom]").fill(KEISHA)
    page.get_by_label("A letter or a message").check()
    page.locator("textarea[name=why]").fill(why)
    page.locator("input[name=my_name]").fill(name)
    page.locator("input[name=place]").first.check()
    press(page, "Please ask them")


def screens(page: Page, addresses: list[str]) -> dict[str, str]:
    """Everything that is on each page."""
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = DIFFERS.sub("", page.content())
    return found


@pytest.mark.timeout(300)
def test_a_sister_is_asked_for_and_one_wish_alone_looks_like_nobody(
    made: Made, opens: Opens
) -> None:
    """Story 2: where only one wish exists, Ade's screens equal those of not found."""
    services, there = made.services, carried(made)
    about = on_the_map(services, there.person, "Keisha")
    page = opens("/asking", as_=made.at_home(there.person), phone=True, scripts=False)
    page.get_by_role("link", name="Keisha").click()
    ask(page, why="She is my sister.")
    page.get_by_text("We've kept your request safe.").wait_for()
    page.get_by_text("it isn’t about you").first.wait_for()
    own = page.url.removeprefix(made.site.url)
    every = ["/home", "/asking", "/asking/mine", own, f"/map/people/{about.id}"]
    not_found = screens(page, every)

    keisha = sign_up(services)
    made.at_home(keisha)
    services.about_me.keep(keisha.fresh(), names=[KEISHA], former_names=[], born=BORN)
    wish = Terms(kind=Kind.BROTHER_OR_SISTER, who="Ade", channels=(Channel.IN_APP,))
    services.willing.say(keisha.fresh(), a_step(), wish)
    one_wish = screens(page, every)
    wanted = own.removeprefix("/asking/")
    work = (there.worker, there.on_list, wanted)
    services.asking.noting.log(*work, a_line())
    services.asking.noting.add_lead(*work, a_lead(KEISHA))
    worked_on = screens(page, every)

    assert {name for name in every if not_found[name] != one_wish[name]} == set()
    assert {name for name in every if not_found[name] != worked_on[name]} == set()


@pytest.mark.timeout(300)
def test_three_who_ask_for_one_and_the_same_meet_the_same_and_a_human_being_looks(
    made: Made, opens: Opens
) -> None:
    """Story 17: "her brother" asks for Keisha, as two others did. Each is told just this."""
    services = made.services
    first = carried(made)
    people = [first]
    for _ in range(2):
        person = sign_up(services)
        made.at_home(person)
        people.append(
            OnList(first.place, first.staff, first.worker, person, taken_on(first.worker, person))
        )
    told = []

    for each in people:
        about = on_the_map(services, each.person, "Keisha")
        page = opens(
            f"/asking/for/{about.id}", as_=made.at_home(each.person), phone=True, scripts=False
        )
        ask(page, name="Her brother")
        page.get_by_text("We've kept your request safe.").wait_for()
        told.append(re.sub(r"\d\d:\d\d", "", page.locator("main").inner_text()))

    assert told[0] == told[1] == told[2]
    waiting = desk.waiting(services.graph, services.sealer)
    [task] = [one for one in waiting if one.kind is DeskKind.PATTERN]
    lead = made.at_work(first.place.second, Capacity.SAFEGUARDING_LEAD)
    hers = opens(f"/at-work/desk/{task.id}", as_=lead)
    hers.get_by_text("Something here forms a pattern").wait_for()


@pytest.mark.timeout(300)
def test_words_of_crisis_on_a_phone_and_axe_finds_nothing_on_the_way(
    made: Made, opens: Opens
) -> None:
    services, there = made.services, carried(made)
    about = on_the_map(services, there.person, "Keisha")
    page = opens(
        f"/asking/for/{about.id}", as_=made.at_home(there.person), phone=True, bypass_csp=True
    )
    found = judge(page)
    ask(page, why="I can’t go on.")
    page.get_by_role("heading", name="First: are you all right?").wait_for()
    assert page.locator("main h2").first.inner_text() == "First: are you all right?"
    found += judge(page)
    page.goto("/asking/mine")
    found += judge(page)
    worker = opens(
        "/at-work/requests", as_=made.at_work(there.staff, HAT), phone=True, bypass_csp=True
    )
    found += judge(worker)
    worker.get_by_role("link", name="Work on it").click()
    worker.get_by_role("heading", name="Who it may be").wait_for()
    found += judge(worker)
    for link in ("Note somebody who it may be", "Write down where I looked"):
        worker.get_by_role("button", name=link).click()
        worker.locator("form[action*=requests]").wait_for()
        found += judge(worker)
        worker.go_back()

    assert found == []


@pytest.mark.timeout(300)
def test_by_keyboard_alone(made: Made, opens: Opens) -> None:
    there = carried(made)
    about = on_the_map(made.services, there.person, "Keisha")
    page = opens(f"/asking/for/{about.id}", as_=made.at_home(there.person))

    page.locator("input[name=hopes]").first.focus()
    page.keyboard.press("Space")
    page.locator("input[name=my_name]").focus()
    page.keyboard.type("Ade")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "place":
            break
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.get_by_text("We've kept your request safe.").wait_for()
    page.get_by_role("button", name="Take it back").focus()
    page.keyboard.press("Enter")
    page.get_by_text("You took this back").wait_for()
