"""Showing a past on a phone without scripts: stories 7, 8 and 17 of the field (domain research)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from network.actor import Capacity
from network.claims.checks import Check
from network.identity import OrganisationId
from tests.accounts import PASSWORD
from tests.accounts import Somebody as Person
from tests.accounts import somebody as sign_up
from tests.browser.conftest import Opens
from tests.browser.looking import judge
from tests.browser.site import Site, Somebody
from tests.pasts import BORN, SAID, OnList, handed_over, on_a_list, said
from tests.servers import TestServer, connected
from tests.work import Place, Staff, opened, surely

HAT = Capacity.IN_TOUCH_WORKER
DOG = Check(question="What was the dog called?", answers=("Buster",))
AWAY = """
MATCH (place:Organisation) WHERE place.id IN $places
OPTIONAL MATCH (of_it)-[:WORKS_AT|FOR_WORK_OF]->(place)
DETACH DELETE of_it, place
"""
LOOKED_AT = "MATCH (task:Task {kind: 'pattern'}) DETACH DELETE task"
STREAMS = "MATCH (line:Audit|AuditHead) WHERE line.stream IN $places DETACH DELETE line"


class Made:
    """What these tests make of organisations and people, and how it is taken away again."""

    def __init__(self, site: Site) -> None:
        self.site, self.services = site, site.services
        self.places: list[OrganisationId] = []

    def place(self, name: str) -> Place:
        place = opened(self.services, name)
        self.places.append(place.id)
        for staff in (place.first, place.second):
            self.at_home(staff.who)
        return place

    def on_list(self, place: Place, person: Person | None = None) -> OnList:
        there = on_a_list(self.services, person, place=place)
        self.at_home(there.staff.who)
        self.at_home(there.person)
        return there

    def at_home(self, person: Person) -> Somebody:
        """A person as the browser knows somebody, with their password typed just now."""
        started = self.services.sessions.step_up(person.sign_in().actor, PASSWORD)
        made = Somebody(started.actor, person.name, started.token)
        self.site.people.append(made)
        return made

    def at_work(self, staff: Staff, hat: Capacity = HAT) -> Somebody:
        """Somebody with a hat on."""
        started = self.services.work.hats.put_on(surely(staff.who), staff.staff_id, hat)
        return Somebody(started.actor, staff.who.name, started.token)


@pytest.fixture
def made(site: Site, server: TestServer) -> Iterator[Made]:
    """Organisations are read by everybody: none of these may stay in a store that others use."""
    making = Made(site)
    yield making
    with connected(server) as driver, driver.session() as session:
        session.run(AWAY, places=making.places).consume()
        session.run(STREAMS, places=making.places).consume()
        session.run(LOOKED_AT).consume()


def press(page: Page, name: str) -> None:
    """Press the button with these words."""
    page.get_by_role("button", name=name).first.click()


def opened_file(page: Page, who: str = SAID.who) -> None:
    """From before to one of the things that somebody asks to look for."""
    press(page, "Open")
    press(page, f"Read it {who}")


@pytest.mark.timeout(300)
def test_a_former_name_is_matched_inside_and_shown_to_nobody(made: Made, opens: Opens) -> None:
    """Story 7: a former carer remembers Emma, who is Elliot now."""
    services, place = made.services, made.place("Oakway")
    there = made.on_list(place)
    elliot = there.person.fresh()
    services.about_me.keep(elliot, names=["Elliot Marsh"], former_names=["Emma Marsh"], born=BORN)
    carer = sign_up(services)
    services.about_me.keep(carer.fresh(), names=["Pat Lane"], former_names=[], born=None)
    page = opens("/past/new", as_=made.at_home(carer), phone=True, scripts=False)

    page.locator("input[name=who]").fill("Emma Marsh")
    page.locator("input[name=me]").fill("Pat")
    page.locator("select[name=kind]").select_option("foster_carer")
    page.locator("main form button[type=submit]").last.click()

    page.get_by_text("Only you say so, so far").wait_for()
    assert "Elliot" not in page.content()
    for address in ("/past", "/account/who-looked", "/willing", "/account"):
        page.goto(address)
        assert "Elliot" not in page.content()
    worker = opens(f"/at-work/people/{there.on_list}", as_=made.at_work(there.staff), phone=True)
    worker.locator("input[name=purpose]").first.check()
    press(worker, "Open")
    worker.get_by_text("They can see that you have opened this").wait_for()
    for address in (f"/at-work/people/{there.on_list}/born", "/at-work/people", "/at-work"):
        assert "Emma" not in worker.content()
        worker.goto(address)
    own = opens("/account/about-me", as_=made.at_home(there.person), phone=True, scripts=False)
    assert "Emma Marsh" in own.locator("textarea[name=former_names]").input_value()


@pytest.mark.timeout(300)
def test_each_of_two_organisations_sees_its_own(made: Made, opens: Opens) -> None:
    """Story 8: what one of them takes back, and why, the other never reads."""
    services = made.services
    one = made.on_list(made.place("Oakway"))
    two = made.on_list(made.place("Elmfield"), one.person)
    claim = said(services, one.person.fresh())
    page = opens(f"/past/{claim.id}/shown", as_=made.at_home(one.person), phone=True, scripts=False)
    for place in ("Oakway", "Elmfield"):
        page.get_by_role("button", name="Ask an organisation to look").click()
        page.get_by_label(place).check()
        press(page, "Ask them")
    at_one = opens(
        f"/at-work/people/{one.on_list}/pasts", as_=made.at_work(one.staff), scripts=False
    )
    opened_file(at_one)
    at_one.get_by_label("Seen in our records").check()
    at_one.locator("select[name=record]").select_option("staff_record")
    at_one.locator("textarea[name=words]").fill("On the rota in 2006.")
    press(at_one, "Keep this answer")
    opened_file(at_one)
    at_one.get_by_text("That was wrong: take it back").click()
    at_one.locator("textarea[name=reason]").fill("Something was alleged.")
    press(at_one, "Take it back")

    at_two = opens(
        f"/at-work/people/{two.on_list}/pasts", as_=made.at_work(two.staff), scripts=False
    )
    press(at_two, "Open")
    assert "alleged" not in at_two.content()
    press(at_two, f"Read it {SAID.who}")
    assert SAID.words in at_two.content()
    for words in ("alleged", "rota", "Oakway"):
        assert words not in at_two.content()
    page.reload()
    page.get_by_text("Something was alleged.").wait_for()


@pytest.mark.timeout(300)
def test_an_impostor_is_told_only_that_it_is_looked_into(made: Made, opens: Opens) -> None:
    """Story 17: "her brother" fails the question, and learns nothing by it."""
    services = made.services
    there = made.on_list(made.place("Oakway"))
    claim = said(services, there.person.fresh())
    asked = services.pasts.asking.ask(there.person.fresh(), claim.id, there.on_list)
    worker = opens(
        f"/at-work/people/{there.on_list}/pasts", as_=made.at_work(there.staff), scripts=False
    )
    opened_file(worker)
    worker.get_by_text("Ask them something only the right person would know").click()
    worker.locator("input[name=question]").fill(DOG.question)
    worker.locator("textarea[name=answers]").fill("Buster")
    press(worker, "Put the question")
    address = f"/past/{claim.id}/asked/{asked}/answer"
    page = opens(address, as_=made.at_home(there.person), phone=True, scripts=False)
    told = set()

    for typed in ("Rex", "Tess", "Sam", "Buster"):
        page.goto(address)
        page.locator("input[name=answer]").fill(typed)
        press(page, "Send")
        told.add(page.locator("main").inner_text())

    assert len(told) == 1
    assert "We’ll look into it." in told.pop()
    opened_file(worker)
    worker.get_by_text("They answered it wrongly. Tries: 3").wait_for()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("scripts", [False, True], ids=["no scripts", "scripts"])
def test_a_code_is_handed_over_and_axe_finds_nothing_on_the_way(
    made: Made, opens: Opens, scripts: bool
) -> None:
    services = made.services
    there = made.on_list(made.place("Oakway"))
    mo = there.person
    services.about_me.keep(mo.fresh(), names=["Mo Hart"], former_names=[], born=BORN)
    page = opens(
        f"/at-work/people/{there.on_list}/born", as_=made.at_work(there.staff), scripts=scripts
    )
    page.locator("input[name=born]").fill("17/5/1984")
    page.get_by_label("Our own records").check()
    press(page, "Keep this")
    page.get_by_text("We have kept what you wrote").wait_for()
    claim = said(services, mo.fresh())
    code = handed_over(services, mo, claim, check=DOG)
    shanice = sign_up(services)
    hers = opens(
        "/past/code", as_=made.at_home(shanice), phone=True, scripts=scripts, bypass_csp=scripts
    )
    found = []

    hers.locator("input[name=code]").fill(code)
    press(hers, "Go on")
    hers.get_by_text(DOG.question).wait_for()
    found += judge(hers) if scripts else []
    hers.locator("input[name=answer]").fill("buster")
    press(hers, "Send")
    hers.get_by_text(SAID.words).wait_for()
    found += judge(hers) if scripts else []
    hers.get_by_label("Yes, it is about me").check()
    press(hers, "Go on")

    hers.get_by_role("heading", name="What I have said for others").wait_for()
    his = opens(f"/past/{claim.id}/shown", as_=made.at_home(mo), phone=True, bypass_csp=scripts)
    his.get_by_text("The other one says so too").wait_for()
    assert (found, judge(his) if scripts else []) == ([], [])
