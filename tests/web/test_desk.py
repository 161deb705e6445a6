"""The desk on pages: no name in the list, one thing a page, nothing typed is lost."""

from datetime import timedelta

import pytest
from flask import Flask

from network.actor import Capacity
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import Channel, Instrument, Proof
from network.consent.outcomes import Reason
from network.desk.model import DeskKind, TaskState
from network.identity import new_id
from network.organisations.model import Shift
from tests.network.safeguarding.scene import DAY, HOUR, LEAD, LETTERS, WORKER, Scene, step
from tests.network.safeguarding.test_matches import a_cool_off, a_match
from tests.web.at_home import at_home
from tests.web.pages import Browser
from tests.work import Staff, surely, taken_on

LOOK = "Look at it Somebody told us about another person, 14 March 2026 at 10:00"
PAPER = {
    "instrument": "non_molestation_order",
    "issuer": "Leeds Family Court",
    "reference": "LS26F00123",
    "expires": "14/12/2026",
    "proof": "document_held",
}


@pytest.fixture
def scene(services: Services, clock: FrozenClock) -> Scene:
    return Scene.made(services, clock)


def wearing(app: Flask, staff: Staff, hat: Capacity = LEAD) -> Browser:
    """Somebody at a browser with a hat on."""
    services = staff.who.services
    started = services.work.hats.put_on(surely(staff.who), staff.staff_id, hat)
    browser = Browser(app)
    browser.client.set_cookie("rowan", started.token, domain="localhost")
    return browser


@pytest.fixture
def lead(app: Flask, scene: Scene) -> Browser:
    return wearing(app, scene.place.second)


@pytest.fixture
def another(app: Flask, scene: Scene) -> Browser:
    return wearing(app, scene.place.hire(LEAD, name="Lee"))


def test_an_empty_desk_says_so(lead: Browser) -> None:
    page = lead.open("/at-work/desk")

    assert page.heading == "The desk"
    assert "Nothing lies on your desk" in page.main


def test_the_list_says_what_it_is_and_names_nobody(app: Flask, scene: Scene) -> None:
    scene.says(scene.her, names=("Tia Brand",))
    scene.order_said()
    scene.clock.move(HOUR)
    scene.reported()

    page = wearing(app, scene.place.second).open("/at-work/desk")

    told = page.main.index("Somebody told us about another person")
    said = page.main.index("Somebody says that there is a court order")
    assert told < said
    assert "Tia" not in page.html
    assert "Can’t wait" in page.main


def test_one_thing_is_taken_looked_at_noted_and_done(scene: Scene, lead: Browser) -> None:
    scene.reported()
    lead.open("/at-work/desk")
    lead.follow(LOOK)
    page = lead.send(button="Take it on")
    assert "It is yours now." in page.text

    lead.follow("Write down what you found out")
    page = lead.send(button="Save", text="Rang her. She is safe tonight.")
    assert "Rang her. She is safe tonight." in page.main
    page = lead.send(button="I am done with it")

    assert "Nothing lies on your desk" in page.main
    assert scene.tasks(DeskKind.REPORTED)[0].state is TaskState.DONE


def test_whoever_told_reads_honestly_how_far_it_is(app: Flask, scene: Scene, lead: Browser) -> None:
    scene.reported()
    tia, _ = at_home(app, scene.services, scene.tia)
    before = tia.open("/safe/told").main
    lead.open("/at-work/desk")
    lead.follow(LOOK)
    lead.send(button="I have seen this")

    after = tia.open("/safe/told").main

    assert "Nobody has read it yet." in before
    assert "Nobody there reads anything now" in before
    assert "We have told somebody." not in before
    assert "We have told somebody." in after


def test_the_other_one_reads_nothing_of_it(app: Flask, scene: Scene, lead: Browser) -> None:
    uncle, _ = at_home(app, scene.services, scene.uncle)
    before = uncle.open("/safe/told").main, uncle.open("/account/who-looked").main
    task = scene.reported()
    lead.open(f"/at-work/desk/{task}")

    after = uncle.open("/safe/told").main, uncle.open("/account/who-looked").main

    assert before == after


def test_an_order_is_entered_for_whom_it_protects_and_acts_at_once(
    scene: Scene, lead: Browser
) -> None:
    task = scene.reported()
    lead.open(f"/at-work/desk/{task}")
    lead.send(button="Take it on")
    lead.follow("Enter a court order between them")

    page = lead.send({"protected": "0", **PAPER}, action=f"/at-work/desk/{task}/order/new")

    [order] = scene.between().restrictions
    assert "It acts from now on." in page.text
    assert order.protected == scene.her
    assert order.instrument is Instrument.NON_MOLESTATION_ORDER
    assert scene.why(scene.him, scene.her) is Reason.ORDER


def test_what_was_typed_of_an_order_stays_where_something_is_wrong(
    scene: Scene, lead: Browser
) -> None:
    task = scene.taken(scene.first, scene.reported())
    lead.open(f"/at-work/desk/{task}/order/new")

    page = lead.send(
        action=f"/at-work/desk/{task}/order/new",
        status=422,
        issuer="Leeds Family Court",
        starts="14/12/2026",
        expires="13/12/2026",
        proof="said",
        protected="1",
    )

    assert "Its last day is before its first." in page.main
    assert 'value="Leeds Family Court"' in page.html
    assert scene.between().restrictions == ()


def test_the_paper_page_is_filled_in_with_what_is_known(scene: Scene, lead: Browser) -> None:
    task = scene.taken(scene.first, scene.order_said())
    lead.open(f"/at-work/desk/{task}/order/paper")
    lead.send(PAPER, action=f"/at-work/desk/{task}/order/paper")

    page = lead.open(f"/at-work/desk/{task}/order/paper")

    assert 'value="LS26F00123"' in page.html
    assert scene.between().restrictions[0].proof is Proof.DOCUMENT_HELD


def test_a_second_person_agrees_on_a_page_of_their_own(
    scene: Scene, lead: Browser, another: Browser
) -> None:
    task = scene.taken(scene.first, scene.reported())
    lead.open(f"/at-work/desk/{task}/lift/hold")
    page = lead.send(button="Ask a second person")
    assert "Nothing changes until a second person agrees." in page.text
    second = scene.second().id
    lead.open(f"/at-work/desk/{second}", status=404)

    page = another.open(f"/at-work/desk/{second}")
    assert "Somebody wants to lift a hold. Would you do the same?" in page.main
    another.send(button="Yes, I would do the same")

    [hold] = scene.between().holds
    assert hold.lifted is not None
    assert hold.lifted.by_two()


def test_a_second_person_who_disagrees_says_why_to_the_first(
    scene: Scene, lead: Browser, another: Browser
) -> None:
    task = scene.taken(scene.first, scene.reported())
    lead.open(f"/at-work/desk/{task}/lift/hold")
    lead.send(button="Ask a second person")
    another.open(f"/at-work/desk/{scene.second().id}/disagree")
    another.send(button="I don’t agree", text="She is still afraid.")

    page = lead.open(f"/at-work/desk/{task}")

    assert "She is still afraid." in page.main


def test_two_are_compared_and_neither_page_tells_a_former_name(scene: Scene, lead: Browser) -> None:
    task = a_match(scene)

    page = lead.open(f"/at-work/desk/{task.id}")

    assert "Ray Brand" in page.main
    assert "Raymond Brand" in page.main
    assert "A scar on his left hand." in page.main
    assert "Ray Old" not in page.html


@pytest.mark.parametrize(
    ("address", "button"),
    [("lift/match", "Ask a second person"), ("same", "Yes, hold everything")],
)
def test_a_match_is_answered_either_way(
    scene: Scene, lead: Browser, address: str, button: str
) -> None:
    task = scene.taken(scene.first, a_match(scene).id)
    lead.open(f"/at-work/desk/{task}/{address}")

    lead.send(button=button)

    assert scene.second().record_id in {
        *(one.id for one in scene.between().possible_matches),
        *(one.id for one in scene.between().holds),
    }


def test_a_time_to_wait_is_prolonged_or_begun_to_end(app: Flask, scene: Scene) -> None:
    a_cool_off(scene)
    scene.clock.move(91 * DAY)
    scene.services.safeguarding.days.look()
    [task] = scene.tasks(DeskKind.COOL_OFF_ENDED)
    fresh = wearing(app, scene.place.second)
    fresh.open(f"/at-work/desk/{task.id}")
    fresh.send(button="Take it on")
    fresh.follow("End the time to wait")
    fresh.send(button="Ask a second person")
    fresh.open(f"/at-work/desk/{task.id}/keep/wait")

    fresh.send(action=f"/at-work/desk/{task.id}/keep/wait", days="30")

    [cool_off] = scene.between().cool_offs
    assert cool_off.until == scene.clock.now() + 30 * DAY
    assert cool_off.stands(scene.clock.now() + 99 * DAY)


@pytest.mark.parametrize(
    ("what", "typed", "said"),
    [
        ("keep/hold", {"days": "999"}, "Write a number from 1 to 183."),
        ("keep/order", {"review_on": "1/1/2031"}, "Choose a day from tomorrow on"),
        ("keep/order", {"review_on": ""}, "Choose a day from tomorrow on"),
        ("keep/wait", {"days": ""}, "Write a number of days."),
        ("hold", {"cause": "concern", "days": "x"}, "Write a number from 1 to 183."),
        ("note", {"text": ""}, "Write something."),
        ("order/new", {"proof": "said"}, "Choose whom it protects."),
    ],
)
def test_what_can_not_be_used_is_said_in_plain_words(
    scene: Scene, lead: Browser, what: str, typed: dict[str, str], said: str
) -> None:
    task = scene.taken(scene.first, scene.reported())
    lead.open(f"/at-work/desk/{task}/{what}")

    page = lead.send(typed, action=f"/at-work/desk/{task}/{what}", status=422)

    assert said in page.main


def test_a_hold_and_an_order_are_begun_from_the_lists(scene: Scene, lead: Browser) -> None:
    taken_on(scene.place.hire(WORKER).wearing(WORKER), scene.uncle, "Uncle Ray")
    places = {
        one.known_as: one.id for one, _ in scene.services.work.caseload.everybody(scene.first)
    }
    tia, uncle = places["Tia"], places["Uncle Ray"]
    lead.open(f"/at-work/everybody/{tia}/hold")
    lead.send(action=f"/at-work/everybody/{tia}/hold", other=uncle, cause="concern", days="28")
    lead.open(f"/at-work/everybody/{tia}/order")

    lead.send({"other": uncle, **PAPER}, action=f"/at-work/everybody/{tia}/order")

    between = scene.between()
    assert between.holds[0].other_id == scene.him
    assert between.restrictions[0].protected == scene.her


def test_who_has_no_account_is_described_for_whom_it_protects(
    app: Flask, scene: Scene, lead: Browser
) -> None:
    [(listed, _)] = scene.services.work.caseload.everybody(scene.first)
    lead.open(f"/at-work/everybody/{listed.id}/describe")
    lead.send(action=f"/at-work/everybody/{listed.id}/describe", status=422, names="")

    lead.send(action=f"/at-work/everybody/{listed.id}/describe", names="Ray Brand", issuer="Leeds")

    [kept] = scene.services.protecting.mine(scene.tia.fresh()).every
    assert kept.names == ("Ray Brand",)
    assert kept.order is not None
    assert kept.order.issuer == "Leeds"
    tia, _ = at_home(app, scene.services, scene.tia)
    assert "Ray Brand" in tia.open("/safe").main


def test_what_a_paper_leaves_open_is_shown_to_the_second_person(
    scene: Scene, lead: Browser, another: Browser
) -> None:
    task = scene.taken(scene.first, scene.order_said())
    lead.open(f"/at-work/desk/{task}/order/paper")
    lead.send(
        {**PAPER, "proof": "verified", "permitted_channels": "worker_post"},
        action=f"/at-work/desk/{task}/order/paper",
    )
    assert not scene.between().restrictions[0].lets(Channel.WORKER_POST)

    page = another.open(f"/at-work/desk/{scene.second().id}")
    assert "By post, passed on by a worker" in page.main
    another.send(button="Yes, I would do the same")

    assert scene.between().restrictions[0].lets(Channel.WORKER_POST)


def test_whose_turn_it_is_stands_first_on_their_today(scene: Scene, lead: Browser) -> None:
    scene.reported()
    now = scene.clock.now()
    shift = Shift(id=new_id(), staff_id=scene.place.second.staff_id, starts=now, ends=now + HOUR)
    scene.services.work.running.add_shift(scene.place.administrator, shift)

    page = lead.open("/at-work")

    assert "It is your turn: this can’t wait" in page.main
    assert "1 thing lies on your desk" in page.main


def test_what_is_overdue_alarms_on_today(app: Flask, scene: Scene) -> None:
    scene.order_said()
    scene.clock.move(4 * DAY + timedelta(minutes=1))

    page = wearing(app, scene.place.second).open("/at-work")

    assert "1 thing has waited too long" in page.main


def test_another_hat_has_no_desk(app: Flask, scene: Scene) -> None:
    worker = wearing(app, scene.place.hire(WORKER), WORKER)

    worker.open("/at-work/desk", status=403)


def test_a_task_that_is_not_ones_own_is_not_there(scene: Scene, lead: Browser) -> None:
    assert lead.open(f"/at-work/desk/{new_id()}", status=404).status == 404
    task = scene.taken(scene.another(), scene.reported())

    lead.open(f"/at-work/desk/{task}", status=404)


def test_a_yes_is_asked_about_on_its_givers_own_page(app: Flask, scene: Scene) -> None:
    scene.services.consent.opening.grant(scene.tia.fresh(), scene.him, step(), LETTERS)
    scene.clock.move(650 * DAY)
    scene.services.safeguarding.days.look()
    tia, _ = at_home(app, scene.services, scene.tia)
    tia.open("/safe/still-right")

    page = tia.send(button="It is still right")

    assert "Nothing to look at" in page.main
