"""Pages of work: a hat at the top, its own way around, and nothing of one's own beside it."""

from datetime import timedelta

import pytest
from flask import Flask

from network.actor import Capacity
from network.bootstrap import Services
from network.clock import FrozenClock
from network.identity import StaffId, new_id
from network.work.kinds import CodeKind
from network.work.model import hat_id
from tests.accounts import PASSWORD, somebody
from tests.web.at_home import at_home
from tests.web.pages import Browser
from tests.work import Place, Staff, opened, surely, taken_on
from web import access

WORKER, LEAD = Capacity.IN_TOUCH_WORKER, Capacity.SAFEGUARDING_LEAD
ADMINISTRATOR = Capacity.ADMINISTRATOR


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


def wearing(app: Flask, staff: Staff, hat: Capacity) -> Browser:
    """Somebody at a browser with a hat on."""
    services = staff.who.services
    started = services.work.hats.put_on(surely(staff.who), staff.staff_id, hat)
    browser = Browser(app)
    browser.client.set_cookie("rowan", started.token, domain="localhost")
    return browser


@pytest.mark.parametrize("hat", [WORKER, LEAD, ADMINISTRATOR, Capacity.SCREENER])
def test_every_hat_has_its_own_first_page(app: Flask, place: Place, hat: Capacity) -> None:
    browser = wearing(app, place.hire(hat), hat)

    page = browser.open("/at-work")

    assert page.heading == "Today"
    assert "Oakway" in page.main
    for address in {href for href in page.links().values() if href.startswith("/at-work")}:
        browser.open(address)


def test_with_a_hat_on_ones_own_is_closed_and_off_it_opens(app: Flask, place: Place) -> None:
    browser = wearing(app, place.second, LEAD)

    for own in ("/map", "/account", "/account/erase", "/organisations", "/account/who-looked"):
        assert browser.open(own, status=403).heading == "You have a hat of work on"
    browser.send(button="Take the hat off")

    assert browser.open("/account").status == 200


def test_a_hat_of_another_kind_opens_nothing(app: Flask, place: Place) -> None:
    browser = wearing(app, place.hire(WORKER), WORKER)

    for address in ("/at-work/staff", "/at-work/everybody", "/at-work/second", "/at-work/policy"):
        browser.open(address, status=403)


def test_without_a_hat_the_pages_of_work_lead_to_the_hats(app: Flask, place: Place) -> None:
    browser, _ = at_home(app, place.services, place.first.who)

    assert browser.open("/at-work/staff").heading == "My work"


def test_a_hat_is_refused_without_a_second_step(app: Flask, place: Place) -> None:
    started = place.services.sessions.step_up(place.first.who.sign_in().actor, PASSWORD)
    browser = Browser(app)
    browser.client.set_cookie("rowan", started.token, domain="localhost")
    browser.open(f"/at-work/hat/{hat_id(place.first.staff_id, ADMINISTRATOR)}")

    page = browser.send(button="Put it on", status=403)

    assert "It needs a passkey" in page.main


def test_a_worker_takes_somebody_on_opens_and_writes_a_note(
    app: Flask, services: Services, place: Place
) -> None:
    browser, jo = wearing(app, place.hire(WORKER), WORKER), somebody(services)
    made = services.work.with_me.make_code(jo.fresh(), new_id(), CodeKind.WORK_WITH_ME)
    browser.open("/at-work/people/new")
    page = browser.send(code=made.code, known_as="Jo R", button="Put them on my list")
    assert "Jo R" in page.main

    browser.follow("Open Jo R")
    browser.send(purpose="stay_in_touch", button="Open")
    browser.send(text="Likes a call\nafter six.", button="Keep this note")
    page = browser.send(purpose="stay_in_touch", button="Open")

    assert "Likes a call" in page.main
    looked = at_home(app, services, jo)[0].open("/account/who-looked")
    assert "Kit, In Touch worker at Oakway, opened something of yours." in looked.main
    assert "What: the notes that they keep about you" in looked.main
    assert "What for: staying in touch" in looked.main


def test_opening_asks_what_for(app: Flask, services: Services, place: Place) -> None:
    kit = place.hire(WORKER)
    on_list = taken_on(kit.wearing(WORKER), somebody(services))
    browser = wearing(app, kit, WORKER)
    browser.open(f"/at-work/people/{on_list}")

    page = browser.send(button="Open", status=422)

    assert "Choose what you need it for" in page.main


def test_what_is_closed_says_no_reason(app: Flask, services: Services, place: Place) -> None:
    on_list = taken_on(place.hire(WORKER).wearing(WORKER), somebody(services))
    browser = wearing(app, place.hire(WORKER), WORKER)
    browser.open(f"/at-work/people/{on_list}")

    page = browser.send(purpose="life_story", button="Open", status=403)

    assert page.heading == "This is not open to you"


def test_the_person_sees_who_works_with_them_and_stops_it(
    app: Flask, services: Services, place: Place
) -> None:
    jo = somebody(services)
    taken_on(place.hire(WORKER).wearing(WORKER), jo, "Jo R")
    browser, _ = at_home(app, services, jo)

    page = browser.open("/account/organisations")
    assert "Kit works with you" in page.main
    assert "Nobody there reads anything now" in page.main
    assert "116 123" in page.main
    page = browser.send(button="Stop this now Oakway")

    assert "Nobody works with you" in page.main


def test_the_person_makes_a_code_and_takes_it_back(app: Flask, services: Services) -> None:
    started = services.sessions.step_up(somebody(services).sign_in().actor, PASSWORD)
    browser = Browser(app)
    browser.client.set_cookie("rowan", started.token, domain="localhost")
    browser.open("/account/organisations")

    browser.follow("Make a code so that somebody works with me")
    page = browser.send(button="Make the code")
    [code] = [element.text or "" for element in page.all("code")]
    page = browser.send(button=f"Take it back {code}")

    assert page.all("code") == []


def test_a_lead_opens_in_an_emergency_and_another_agrees(
    app: Flask, services: Services, place: Place
) -> None:
    taken_on(place.hire(WORKER).wearing(WORKER), somebody(services), "Jo R")
    lead = wearing(app, place.second, LEAD)
    lead.open("/at-work/everybody")
    lead.follow("Open in an emergency Jo R")
    page = lead.send(reason="Tonight is too much.", button="Open for one hour")
    assert "Jo R" in page.main
    administrator = wearing(app, place.first, ADMINISTRATOR)

    assert "Somebody has to look at this today" in administrator.open("/at-work").main
    assert "Tonight is too much." in administrator.open("/at-work/second").main
    page = administrator.send(button="I have looked, and it was right Bo Hill")

    assert "Nobody needs your yes" in page.main


def test_an_administrator_runs_the_organisation(app: Flask, place: Place) -> None:
    browser = wearing(app, place.first, ADMINISTRATOR)
    browser.open("/at-work/staff/new")
    page = browser.send({"name": "Kit", "hats": ["in_touch_worker"]}, button="Invite")
    assert "Kit" in page.main
    browser.open("/at-work/policy")
    browser.send(
        former_staff="ask_first", gap_months="3", words="Be kind.", ask="Dee", button="Save"
    )
    assert browser.open("/at-work/policy").form(action="/at-work/policy").fields()["ask"] == "Dee"
    browser.open("/at-work/hours")
    page = browser.send({"day-0-opens": "9:00"}, button="Save", status=422)
    assert "Write both times" in page.main
    browser.send({"day-0-opens": "9:00", "day-0-closes": "17:00"}, button="Save")
    page = browser.open("/at-work")

    assert "They are back on 16 March 2026 at 09:00" in page.main


def test_somebody_is_put_on_call_and_hands_over(app: Flask, place: Place) -> None:
    place.hire(WORKER, name="Kit")
    other = place.hire(WORKER, name="Lou")
    browser = wearing(app, place.first, ADMINISTRATOR)
    browser.open("/at-work/on-call")
    people = {"starts": "2026-03-14T09:00", "ends": "2026-03-15T09:00"}
    page = browser.send({**people, "staff": place.second.staff_id}, button="Put on call")
    assert "on call and can be asked" in page.main
    [name] = [
        name
        for form in page.all("form")
        for name in [form.get("action", "")]
        if name.endswith("/hand-over")
    ]
    field = f"over-{name.split('/')[3]}-staff"

    page = browser.send({field: other.staff_id}, action=name)

    assert "From 14 March 2026 at 10:00 until 15 March 2026 at 09:00" in page.main


def test_somebody_is_helped_on_a_workers_screen_and_few_doors_are_open(
    app: Flask, services: Services, place: Place
) -> None:
    jo = somebody(services)
    made = services.work.with_me.make_code(jo.fresh(), new_id(), CodeKind.HELP_ME_NOW)
    browser = wearing(app, place.hire(WORKER), WORKER)
    browser.open("/at-work/help")

    page = browser.send(code=made.code, button="Open their map together")

    assert page.address.endswith("/map")
    browser.open("/map/people/new")
    for closed in ("/account", "/map/take-out", "/account/erase", "/at-work", "/map/rings/print"):
        assert browser.open(closed, status=403).heading == "Not while somebody helps you"
    browser.open("/map/rings.pdf", status=403)


def test_every_page_of_an_assisted_session_says_who_helps_and_stops_it(
    app: Flask, services: Services, place: Place
) -> None:
    jo = somebody(services)
    made = services.work.with_me.make_code(jo.fresh(), new_id(), CodeKind.HELP_ME_NOW)
    browser = wearing(app, place.hire(WORKER), WORKER)
    browser.open("/at-work/help")
    browser.send(code=made.code, button="Open their map together")

    for address, status in (("/map", 200), ("/map/places", 200), ("/account", 403)):
        page = browser.open(address, status=status)
        assert "Somebody helps you: Kit, Oakway, until 14 March 2026 at 10:30." in page.text
    browser.send(action="/sign-out", button="Stop the help now")

    assert "Somebody helps you" not in browser.open("/safety").text
    assert browser.open("/map").address.startswith("/sign-in")


def test_nobody_else_is_told_that_somebody_helps(
    app: Flask, services: Services, place: Place
) -> None:
    for browser in (at_home(app, services)[0], wearing(app, place.second, LEAD)):
        assert "Somebody helps you" not in browser.open("/safety").text


def test_an_administrator_reads_first_what_needs_them(
    app: Flask, services: Services, place: Place
) -> None:
    services.work.running.invite(place.administrator, StaffId(new_id()), "Max", frozenset({WORKER}))
    browser = wearing(app, place.first, ADMINISTRATOR)

    page = browser.open("/at-work")

    assert "From 14 March 2026 at 10:00 until 21 March 2026 at 10:00." in page.main
    assert "1 person has a code and has not come yet" in page.main


def test_a_reader_is_led_to_the_letters(app: Flask, place: Place) -> None:
    page = wearing(app, place.hire(Capacity.SCREENER), Capacity.SCREENER).open("/at-work")

    assert page.links()["Letters to read over"] == "/at-work/letters"


def test_whoever_is_new_on_a_list_stands_on_the_first_page_for_a_week(
    app: Flask, services: Services, place: Place, clock: FrozenClock
) -> None:
    kit = place.hire(WORKER)
    taken_on(kit.wearing(WORKER), somebody(services), "Jo R")
    assert "Jo R" in wearing(app, kit, WORKER).open("/at-work").main
    clock.move(timedelta(days=7))

    assert "Jo R" not in wearing(app, kit, WORKER).open("/at-work").main


def test_every_door_that_opens_with_a_helper_is_one_of_the_own_map(app: Flask) -> None:
    open_with_helper = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint.partition(".")[0] in access.HELPED_WITH
        and rule.endpoint not in access.HELPED_NOT_WITH
    }

    assert open_with_helper
    assert not [name for name in open_with_helper if "file" in name or "paper" in name]
