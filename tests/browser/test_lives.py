"""Story 21: somebody who needs easy words, an advocate, and a decision looked at by itself."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page

from network.accounts.model import StartedSession
from network.actor import Actor, Capacity, FactorKind
from network.identity import AssignmentId, OrganisationId, StaffId, new_id
from network.organisations.kinds import OrganisationKind
from network.work.founding import NewOrganisation
from network.work.kinds import CodeKind
from tests.browser.conftest import Opens
from tests.browser.looking import judge
from tests.browser.site import PASSWORD, Site, Somebody

SHOWN = frozenset({FactorKind.PASSKEY, FactorKind.PASSWORD})
NEW = NewOrganisation(
    name="Oakway", kind=OrganisationKind.CHARITY, my_name="Kit Low", second_name="Bo Hill"
)
WORKER = Capacity.COORDINATOR


def press(page: Page, name: str) -> None:
    """Press a button, or a link that looks like one."""
    page.get_by_role("button", name=name, exact=True).click()


def fresh(site: Site, who: Somebody) -> Actor:
    """Somebody with the password typed again just now."""
    started = site.services.sessions.begin(who.actor.person_id, factors=SHOWN)
    return site.services.sessions.step_up(started.actor, PASSWORD).actor


def wearing(site: Site, who: Somebody, staff: StaffId, hat: Capacity) -> StartedSession:
    """Somebody with a hat on."""
    return site.services.work.hats.put_on(fresh(site, who), staff, hat)


@pytest.fixture
def kit(site: Site) -> tuple[Somebody, Actor]:
    """A worker at an organisation that is open, at a browser."""
    work, first, second = site.services.work, site.sign_up(), site.sign_up()
    made = work.founding.start(fresh(site, first), NEW, OrganisationId(new_id()))
    [started] = work.founding.started(fresh(site, first))
    work.joining.accept(fresh(site, second), started.code)
    work.founding.open(made)
    [hat] = work.joining.hats(fresh(site, first))
    administrator = wearing(site, first, hat.staff_id, Capacity.ADMINISTRATOR).actor
    worker, staff_id = site.sign_up(), StaffId(new_id())
    work.running.invite(administrator, staff_id, "Kit", frozenset({WORKER}))
    [code] = [code for one, code in work.running.people(administrator) if one.id == staff_id]
    work.joining.accept(fresh(site, worker), code)
    session = wearing(site, worker, staff_id, WORKER)
    return replace(worker, token=session.token), session.actor


def test_somebody_is_helped_to_decide_for_herself(
    site: Site, opens: Opens, kit: tuple[Somebody, Actor]
) -> None:
    ann = site.sign_up()
    page = opens("/account", as_=ann, phone=True, scripts=False)
    page.get_by_role("link", name="Change Easy words").click()
    page.get_by_label("Show me easy words first").check()
    press(page, "Save")

    page.goto(f"{site.url}/account/organisations/code/work_with_me")
    page.locator("#password").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.get_by_text("You give the code to a worker you trust.").wait_for()
    page.get_by_role("button", name="Make the code").wait_for()
    assert page.locator(".rowan-easy img").count() == 6
    press(page, "Make the code")
    code = site.services.work.with_me.codes(fresh(site, ann))[0].code

    worker, actor = kit
    place = site.services.work.caseload.take_on(actor, AssignmentId(new_id()), code, "Ann")
    page = opens(f"/at-work/people/{place}/life", as_=worker, phone=True, scripts=False)
    page.get_by_role("link", name="Decisions they could make, or could not").click()
    assert "Nothing is written down" in page.inner_text("main")
    press(page, "Write about one decision")
    page.get_by_label("Which decision?").fill("Whether to write to her brother")
    page.get_by_label("What was done to help them decide?").fill("Pictures, and two visits.")
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Who looked at it?").fill("Dr Pell")
    page.get_by_label("On which day?").fill("1/3/2026")
    page.get_by_label("When is it to be looked at again?").fill("1/9/2026")
    page.get_by_label("Their advocate").fill("Ina Moor")
    press(page, "Keep it")

    assert "They can decide this" in page.inner_text("main")
    assert "Ina Moor" in page.inner_text("main")
    assert page.title() == "Their life – Rowan"


def test_pages_about_a_life_can_be_used_by_everybody(
    site: Site, opens: Opens, kit: tuple[Somebody, Actor]
) -> None:
    ann, (worker, actor) = site.sign_up(), kit
    site.services.accounts.use_easy_words(fresh(site, ann), on=True)
    made = site.services.work.with_me.make_code(fresh(site, ann), new_id(), CodeKind.WORK_WITH_ME)
    place = site.services.work.caseload.take_on(actor, AssignmentId(new_id()), made.code, "Ann")
    page = opens(f"/at-work/people/{place}/life", as_=worker, phone=True, bypass_csp=True)
    for name in ("", "/death", "/decides-first", "/with-one", "/decisions", "/decisions/new"):
        page.goto(f"{site.url}/at-work/people/{place}/life{name}")
        assert judge(page) == []

    page = opens("/still-here", as_=ann, phone=True, bypass_csp=True)
    for address in ("/still-here", "/safe", "/story", "/account/easy-words", "/other-ways"):
        page.goto(f"{site.url}{address}")
        assert judge(page) == []
